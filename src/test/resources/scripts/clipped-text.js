// Texts that end outside of a box that holds them.
() => {
  const boxes = ['.top', '.panel', '.now', '.next', '.hero', '.cell', '.row', '.everybody', '.bar', '.speak', '.message', 'body'];
  const out = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const owner = node.parentElement;
    if (!node.textContent.trim() || owner.closest('.unseen, [hidden], noscript')
        || !owner.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    boxes.map(box => owner.closest(box)).filter(Boolean).forEach(box => {
      const edge = box.getBoundingClientRect();
      // The space above and below digits is empty; words have letters that use it.
      const air = /[a-z]/.test(node.textContent) ? 3 : Math.min(text.height * 0.2, 12);
      if (text.left < edge.left - 1 || text.right > edge.right + 1
          || text.top + air < edge.top - 1 || text.bottom - air > edge.bottom + 1) {
        out.push(`"${node.textContent}" in ${box.className || box.tagName}`);
      }
    });
  }
  return out;
}
