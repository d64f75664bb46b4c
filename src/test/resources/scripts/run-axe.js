// Complaints of axe-core; ONLY is replaced by the rules to run.
async () => {
  const { violations } = await axe.run(document,
    { runOnly: ONLY, resultTypes: ['violations'], preload: false });
  return violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' '
    + n.failureSummary.replace(/\s+/g, ' ') + ' ' + n.html.slice(0, 160)));
}
