// Complaints of axe-core under the rules that the test puts in.
async () => {
  const { violations } = await axe.run(document,
    { runOnly: ONLY, resultTypes: ['violations'], preload: false });
  return violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' '
    + n.failureSummary.replace(/\s+/g, ' ') + ' ' + n.html.slice(0, 160)));
}
