// Words of the console that only one language has, and sentences of its page without English.
async () => {
  const { indonesian } = await import('/static/console/words.js');
  const { english } = await import('/static/console/words.en.js');
  const shapes = (word, name) => {
    if (typeof word === 'function') return [`${name}(${word.length})`];
    if (typeof word === 'string') return [name];
    return Object.entries(word).flatMap(([key, inside]) => (
      shapes(inside, Array.isArray(word) ? `${name}[]` : `${name}.${key}`)));
  };
  const all = (words) => Object.entries(words).filter(([key]) => key !== 'page')
    .flatMap(([key, word]) => shapes(word, key));
  const count = (list) => list.reduce((map, one) => map.set(one, (map.get(one) || 0) + 1), new Map());
  const [one, other] = [count(all(indonesian)), count(all(english))];
  const lacking = (here, there, where) => [...here].filter(([key, n]) => there.get(key) !== n)
    .map(([key]) => `${key} in ${where}`);

  const html = await (await fetch('/console')).text();
  const page = new DOMParser().parseFromString(html, 'text/html');
  page.querySelectorAll('script, style, noscript').forEach((node) => node.remove());
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const sentences = [page.title];
  while (texts.nextNode()) sentences.push(texts.currentNode.data.trim());
  const same = ['', 'Antrean', 'PIN'];
  return [
    ...lacking(one, other, 'English'),
    ...lacking(other, one, 'Indonesian'),
    ...sentences.filter((said) => !same.includes(said) && !english.page[said])
      .map((said) => `"${said}" of index.html`),
  ];
}
