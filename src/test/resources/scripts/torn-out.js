// Marked words that look otherwise than their sentence.
() => [...document.querySelectorAll('.whole')]
  .filter(e => getComputedStyle(e).display !== 'inline'
    || getComputedStyle(e).fontSize !== getComputedStyle(e.parentElement).fontSize
    || getComputedStyle(e).color !== getComputedStyle(e.parentElement).color)
  .map(e => e.textContent + ' in ' + e.parentElement.textContent)
