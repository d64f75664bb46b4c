// What is wrong with the place where the focus is.
() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  const name = e.outerHTML.slice(0, 120);
  const style = getComputedStyle(e);
  const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
    || style.boxShadow !== 'none';
  if (!marked) return 'not marked: ' + name;
  const box = e.getBoundingClientRect();
  if (box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1
      || box.right > innerWidth + 1) return 'off the screen: ' + name;
  const there = document.elementFromPoint(
    (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  if (!e.contains(there) && !(there && there.contains(e)) && ![...(e.labels || [])].includes(there))
    return 'covered: ' + name;
  const former = window.formerStop;
  window.formerStop = e;
  if (!former || !former.isConnected || e.matches('.skip')) return '';
  if (!(former.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) return '';
  const before = former.getBoundingClientRect();
  return box.bottom <= before.top ? 'above the stop before: ' + name : '';
}
