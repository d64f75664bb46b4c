// A section that comes before everything: what lies behind it cannot be reached until it is left.

export function inFront(section) {
  const behind = ['app', 'cover'].map((id) => document.getElementById(id));
  const before = behind.map((node) => node.inert);
  const focused = document.activeElement;
  behind.forEach((node) => { node.inert = true; });
  section.hidden = false;
  return () => {
    section.hidden = true;
    behind.forEach((node, place) => { node.inert = before[place]; });
    focused.focus();
  };
}
