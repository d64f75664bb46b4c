// Each element by the style sheets of its page and the names, classes and states on the way to it;
// window.styledParts has an element for each.
() => {
  const states = e => [...e.attributes]
    .filter(a => /^(class|hidden|disabled|open|checked|type|role|style|aria-|data-)/.test(a.name))
    .filter(a => !/^(aria-(label|labelledby|describedby|controls|valuetext)|data-)/.test(a.name)
      || a.value.length < 12)
    .map(a => a.name + '=' + a.value.replace(/[0-9]+/g, '')).sort().join(' ');
  const sheets = [...document.styleSheets].map(s => s.href && new URL(s.href).pathname).join();
  const upright = innerHeight > innerWidth ? 'upright' : 'wide';
  const places = new Map();
  const place = e => {
    if (!places.has(e)) {
      places.set(e, (e.parentElement ? place(e.parentElement) + ' > ' : '')
        + e.tagName + '[' + states(e) + ']');
    }
    return places.get(e);
  };
  window.styledParts = new Map([...document.body.querySelectorAll('*')]
    .filter(e => !e.closest('script, style') && (!e.closest('svg') || e.tagName === 'svg'))
    .map(e => [`${sheets} ${upright} ${place(e)}`, e]));
  return [...window.styledParts.keys()];
}
