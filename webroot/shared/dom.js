// Small helpers to build and update pages. Text is always set as text, never as markup.

export function el(name, attributes, ...children) {
  const node = document.createElement(name);
  setAttributes(node, attributes);
  children.filter((child) => child != null && child !== false).forEach((child) => node.append(child));
  return node;
}

export function svg(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(node, attributes);
  children.forEach((child) => node.append(child));
  return node;
}

function setAttributes(node, attributes) {
  Object.entries(attributes || {}).forEach(([key, value]) => {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, '');
    else if (value != null && value !== false) node.setAttribute(key, value);
  });
}

export function fill(node, ...children) {
  while (node.firstChild) node.removeChild(node.firstChild);
  children.filter((child) => child != null && child !== false).forEach((child) => node.append(child));
  return node;
}

/** Touches the page only when the words differ: an unchanged screen costs a cheap TV nothing. */
export function text(node, words) {
  const wanted = words == null ? '' : String(words);
  if (node.textContent !== wanted) node.textContent = wanted;
}

/**
 * Keeps one child per item and reuses it while its key stays, so a button is never swapped under
 * the finger that presses it. `make(item)` answers a node with an `update(item)` of its own.
 */
export function keyed(parent, items, keyOf, make) {
  const old = new Map([...parent.children].map((node) => [node.item, node]));
  const kept = items.map((item) => {
    const key = String(keyOf(item));
    const node = old.get(key) || make(item);
    node.item = key;
    old.delete(key);
    node.update(item);
    return node;
  });
  old.forEach((node) => node.remove());
  kept.forEach((node, place) => {
    if (parent.children[place] !== node) parent.insertBefore(node, parent.children[place] || null);
  });
}
