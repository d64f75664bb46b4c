// What makes the page wider than the screen.
() => {
  const width = document.documentElement.clientWidth;
  return document.scrollingElement.scrollWidth <= width ? [] :
    [...document.body.querySelectorAll('*')]
      .filter(e => e.getBoundingClientRect().right > width + 0.5)
      .map(e => e.tagName + '.' + e.className + ' ends at '
        + e.getBoundingClientRect().right + ' of ' + width)
      .concat(['page: ' + document.scrollingElement.scrollWidth]);
}
