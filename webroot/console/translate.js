// index.html is Indonesian; where the page is in another language its sentences are replaced before
// anything is shown.
import { words } from './words.js';

const SAID = ['aria-label', 'placeholder', 'title'];

export function translate() {
  const said = (sentence) => words.page[sentence.trim()];
  document.title = said(document.title) || document.title;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    if (said(node.data)) node.data = said(node.data);
  }
  document.querySelectorAll(SAID.map((name) => `[${name}]`).join()).forEach((node) => {
    SAID.filter((name) => said(node.getAttribute(name) || '')).forEach((name) => {
      node.setAttribute(name, said(node.getAttribute(name)));
    });
  });
}
