// Called numbers that people in the lobby cannot read together with their counter, and texts that lie
// on each other. Empty on a screen that tells no calls.
() => {
  const least = Math.min(innerWidth, innerHeight) * 0.035;
  const shown = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const owner = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (!words || owner.closest('.unseen, [hidden], noscript') || !owner.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    shown.push({ words, owner, box, size: parseFloat(getComputedStyle(owner).fontSize) });
  }
  const inside = ({ left, right, top, bottom }) => left >= -1 && top >= -1
    && right <= innerWidth + 1 && bottom <= innerHeight + 1;
  const onTop = ({ owner, box }) => {
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return Boolean(hit) && (owner.contains(hit) || hit.contains(owner));
  };
  // Above and below its letters a line of text is empty.
  const crosses = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
    && Math.min(one.bottom - one.height * 0.2, other.bottom - other.height * 0.2)
      - Math.max(one.top + one.height * 0.2, other.top + other.height * 0.2) > 1;
  const out = [];
  shown.forEach((one, place) => shown.slice(place + 1).forEach((other) => {
    if (crosses(one.box, other.box)) out.push(`"${one.words}" lies on "${other.words}"`);
  }));
  if (document.body.dataset.scene !== 'calls' || document.body.dataset.link !== 'live') return out;
  const only = new URLSearchParams(location.search).get('lanes');
  const counted = document.body.dataset.size !== 'one';
  stage.board.lanes.filter((lane) => !only || only.split(',').includes(lane.prefix))
    .forEach((lane) => lane.calling.forEach((call) => {
      const counter = call.counter.replace('Loket ', '');
      const read = shown.some((text) => {
        const line = text.owner.closest('.pair, li, .now, .hero-line');
        return text.words === call.number && text.size >= least && inside(text.box) && onTop(text)
          && (!counted || (line && line.textContent.split(/\D+/).includes(counter)));
      });
      if (!read) out.push(`${call.number} to ${call.counter} cannot be read`);
    }));
  return out;
}
