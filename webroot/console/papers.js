// For the desk: what the person came for, and which papers to look at. Whoever booked has said why;
// of the others the officer asks, and picks it here.
import { el, fill } from '../shared/dom.js';
import { serviceOf } from './floor.js';
import { words } from './words.js';

export function papersView() {
  let shown = '';
  const node = el('div', { class: 'card-about' });

  node.of = (ticket) => {
    const service = serviceOf(ticket.service);
    const why = ticket.serviceReason || sessionStorage.getItem(kept(ticket));
    const reason = service.reasons.filter((one) => one.code === why)[0];
    const key = `${ticket.id} ${service.name} ${reason && reason.code}`;
    if (shown === key) return;
    shown = key;
    const papers = (reason || service).checklist;
    fill(node,
      el('h3', {}, reason && ticket.serviceReason ? `${service.name}: ${reason.name}` : service.name),
      service.reasons.length > 0 && !(reason && ticket.serviceReason) && chooser(ticket, service, reason),
      papers.length > 0 && el('p', {}, words.documents),
      el('ul', {}, ...papers.map((paper) => el('li', {}, lineOf(paper)))));
  };

  function chooser(ticket, service, reason) {
    const select = el('select', { onchange: () => {
      sessionStorage.setItem(kept(ticket), select.value);
      node.of(ticket);
      node.querySelector('select').focus();
    } }, el('option', { value: '' }, words.pick),
    ...service.reasons.map((one) => el('option', { value: one.code }, one.name)));
    select.value = reason ? reason.code : '';
    return el('label', { class: 'field' }, el('span', {}, words.serviceReason), select);
  }

  return node;
}

/** Where the picked reason outlives another language of the page; a code, nothing of the person. */
function kept({ id }) {
  return `reason ${id}`;
}

/** "Buku tabungan atas nama peserta (asli dan fotokopi)". */
function lineOf({ text, staffText, form }) {
  return words.forms[form] ? `${staffText || text} (${words.forms[form]})` : staffText || text;
}
