// In which language a visitor gets what is in writing: SMS and paper. Indonesian, until the guard
// presses "English" for this one.
import { el } from '../shared/dom.js';
import { words } from './words.js';

export function languageButton() {
  const node = el('button', { type: 'button', class: 'button language', 'aria-pressed': 'false',
    onclick: () => node.choose(node.chosen() === 'en' ? 'id' : 'en') },
  el('span', { lang: 'en' }, 'English'), el('small', {}, words.inEnglish));
  node.chosen = () => (node.getAttribute('aria-pressed') === 'true' ? 'en' : 'id');
  node.choose = (language) => node.setAttribute('aria-pressed', String(language === 'en'));
  return node;
}
