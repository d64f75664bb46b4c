// Complaints of axe-core under the rules that the test puts in; of these styled parts only, or of all.
async parts => {
  const some = parts?.map(p => window.styledParts.get(p)).filter(e => e.isConnected);
  if (some?.length === 0) {
    return [];
  }
  const { violations } = await axe.run(some ?? document,
    { runOnly: ONLY, resultTypes: ['violations'], preload: false });
  return violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' '
    + n.failureSummary.replace(/\s+/g, ' ') + ' ' + n.html.slice(0, 160)));
}
