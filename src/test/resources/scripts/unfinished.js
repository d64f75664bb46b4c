// Placeholders that nobody filled, names of states and of nothing.
() => (document.body.innerText.match(
  /\{\w+\}|\bnull\b|\bundefined\b|\[object \w+\]|\bNaN\b|\b[A-Z]+_[A-Z_]+\b/g) || [])
