// Rules for the parts and sizes of a participant's page that it breaks.
() => {
  const bad = [];
  const must = (ok, complaint) => ok || bad.push(complaint);
  const all = s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility());
  const say = e => e.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
  const english = document.documentElement.lang === 'en';

  const heading = all('h1');
  must(heading.length === 1, `${heading.length} headings of level 1`);
  const wrong = all('.summary');
  const prefix = wrong.length ? (english ? 'Error: ' : 'Kesalahan: ') : '';
  const news = document.querySelector('[data-title]'); // as long as it is news
  const title = news ? news.dataset.title : prefix + (heading[0] || {}).textContent + ' - Antrean';
  must(document.title === title, `title "${document.title}" instead of "${title}"`);
  must(all('.primary').length <= 1, 'more than one primary button');
  all('.primary').forEach(e => must(e.getBoundingClientRect().height >= 55.5,
    'primary button too low: ' + say(e)));
  const asked = all('main input:not([type=hidden], [name=kode])');
  must(!asked.length || all('.back').length === 1,
    'a question without a way back');
  must(all('.foot').some(e => e.innerText.includes(
    english ? 'This service is free.' : 'Layanan ini gratis.')), 'no word about touts');
  must(all('.skip').length === 1, 'no link to the content');

  must(parseFloat(getComputedStyle(document.body).fontSize) === 18, 'body is not 18 px');
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const e = words.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (words.currentNode.data.trim() && e.checkVisibility() && !e.closest('svg') && size < 16)
      bad.push(`letters of ${size} px: ${say(e)}`);
  }

  all('input, select, textarea').forEach(e => {
    must(!e.placeholder, 'placeholder: ' + say(e));
    must(!e.maxLength || e.maxLength < 0 || e.name === 'q', 'pasting is cut off: ' + say(e));
    must(e.type !== 'number', 'a number field: ' + say(e));
    must([...e.labels].some(l => l.innerText.trim() && !l.innerText.includes('*')),
      'no label, or one with an asterisk: ' + say(e));
  });
  all('.summary a').forEach(link => {
    const field = document.querySelector(link.hash);
    must(field, 'leads nowhere: ' + say(link));
    if (!field) return;
    const beside = document.getElementById(field.id + '-salah');
    must(beside && beside.textContent.includes(link.textContent.trim()),
      'no sentence beside ' + say(field));
  });
  all('.badge').forEach(e => must(e.querySelector('.shape') && e.innerText.trim(),
    'a lane without shape or word: ' + say(e)));
  const buttons = all('.button').map(e => [e, e.getBoundingClientRect()]);
  buttons.forEach(([a, p], i) => buttons.slice(i + 1).forEach(([b, q]) => {
    const x = Math.max(p.left, q.left) - Math.min(p.right, q.right);
    const y = Math.max(p.top, q.top) - Math.min(p.bottom, q.bottom);
    must(Math.max(x, y) >= 7.5, `${Math.max(x, y)} px between ${say(a)} and ${say(b)}`);
  }));
  return bad;
}
