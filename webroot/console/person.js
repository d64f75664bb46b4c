// Who holds the ticket, in full, for the officer who serves. Each look is written down by the
// server, so it is one press, for one person, and gone with the next number.
import { el, fill } from '../shared/dom.js';
import { get } from './api.js';
import { press } from './press.js';
import { words } from './words.js';

export function personView(say) {
  let holder = '';
  const facts = el('dl', { class: 'facts' });
  const show = el('button', { type: 'button', class: 'button', 'data-key': 'D',
    onclick: () => press(show, words.working, say, look) }, el('span', {}, words.showPerson));
  // The same key, and the papers have their room again.
  const hide = el('button', { type: 'button', class: 'button', 'data-key': 'D', onclick: () => {
    showing(false);
    show.focus();
  } }, el('span', {}, words.hidePerson));
  const node = el('div', { class: 'holder' }, show, facts, hide);

  function showing(on) {
    show.hidden = on;
    hide.hidden = !on;
    if (!on) fill(facts);
  }

  async function look() {
    const asked = holder;
    const person = await get(`/tickets/${asked}/person`);
    if (asked !== holder) return;
    const known = factsOf(person);
    fill(facts, ...(known.length > 0 ? known : [['', words.nothingKnown]]).map(([name, value]) => (
      el('div', {}, el('dt', {}, name), el('dd', {}, value)))));
    showing(true);
  }

  node.of = (ticket) => {
    if (holder === ticket.id) return;
    holder = ticket.id;
    showing(false);
  };
  return node;
}

function factsOf({ name, nik, kpj, phone, claim, onBehalfOf }) {
  return [
    [words.name, name],
    [words.nik, nik && nik.replace(/(\d{4})(?=\d)/g, '$1 ')],
    [words.kpj, kpj && kpj.join(', ')],
    [words.phone, phone && phone.replace(/^\+62/, '0')],
    [words.claim, claim],
    [words.deceased, onBehalfOf && `${onBehalfOf.nik}, ${onBehalfOf.kpj}`],
  ].filter(([, value]) => value);
}
