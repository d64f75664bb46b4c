// What ends beyond the screen, also where a container hides it.
() => {
  const width = document.documentElement.clientWidth;
  return [...document.body.querySelectorAll('*')]
    .filter(e => e.checkVisibility({ visibilityProperty: true })
      && !e.closest('.unseen, .skip, [inert], [aria-hidden=true], svg *')
      && getComputedStyle(e).clip === 'auto')
    .flatMap(e => {
      const end = e.getBoundingClientRect().right;
      const name = e.tagName + '.' + e.className + ' "'
        + e.textContent.replace(/\s+/g, ' ').trim().slice(0, 60) + '"';
      const hides = getComputedStyle(e).overflowX !== 'visible' && e.tagName !== 'INPUT';
      return [
        end > width + 0.5 && `${name} ends at ${end} of ${width}`,
        hides && e.scrollWidth > e.clientWidth + 1
          && `${name} hides ${e.scrollWidth - e.clientWidth} px`,
      ].filter(Boolean);
    })
    .concat(document.scrollingElement.scrollWidth > width
      ? ['the page scrolls to ' + document.scrollingElement.scrollWidth] : []);
}
