// Words that are read before a control is reached.
control => {
  const texts = document.createTreeWalker(
    document.querySelector('main'), NodeFilter.SHOW_TEXT);
  let words = 0;
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.compareDocumentPosition(control) & 2) break;
    if (text.parentElement.checkVisibility()) {
      words += (text.data.match(/\S+/g) || []).length;
    }
  }
  return words;
}
