// The words of each block on the page.
() => [...document.body.querySelectorAll(
    'h1, h2, p, li, dt, dd, td, th, label, legend, summary, a, button, span, strong')]
  .filter(e => e.checkVisibility() && !e.closest('[lang]:not(html), .letter'))
  .map(e => e.innerText.replace(/\s+/g, ' ').trim())
  .filter(Boolean)
