// Controls that are smaller than `least`, each with its size.
least => {
  const text = node => node.textContent.replace(/\s+/g, ' ').trim();
  const inSentence = link => {
    const block = link.closest('p, li, td, dd, small, label');
    return link.tagName === 'A' && getComputedStyle(link).display === 'inline' && block
      && text(block).length > text(link).length;
  };
  const target = control => {
    const r = control.getBoundingClientRect();
    const box = { left: r.left, top: r.top, right: r.right, bottom: r.bottom };
    for (const label of control.labels && /radio|checkbox/.test(control.type)
        ? control.labels : []) {
      const l = label.getBoundingClientRect();
      box.left = Math.min(box.left, l.left);
      box.top = Math.min(box.top, l.top);
      box.right = Math.max(box.right, l.right);
      box.bottom = Math.max(box.bottom, l.bottom);
    }
    return box;
  };
  return [...document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]')]
    .filter(c => c.checkVisibility({ visibilityProperty: true }) && !c.closest('[inert], [aria-hidden=true]'))
    .map(c => [c, target(c)])
    .filter(([c, b]) => b.right > 0 && b.bottom > 0 && b.right - b.left > 1)
    .filter(([c, b]) => b.right - b.left < least - 0.5 || b.bottom - b.top < least - 0.5)
    .filter(([c]) => !inSentence(c))
    .map(([c, b]) => `${c.tagName} "${text(c) || c.name || c.id}" `
      + `${Math.round(b.right - b.left)} x ${Math.round(b.bottom - b.top)}`);
}
