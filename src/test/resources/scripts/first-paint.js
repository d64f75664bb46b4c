// The first contentful paint, in milliseconds.
() => new Promise(painted => {
  const look = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    paint ? painted(paint.startTime) : setTimeout(look, 20);
  };
  look();
})
