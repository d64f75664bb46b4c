/* Hears of each change of a branch's board, so that a call is on the phone at once and not in 15 s.
   While nobody looks nothing is heard, so an old phone sleeps. */
(function () {
  'use strict';

  var SPREAD_MS = 300; // phones in one hall ask a little apart
  var place = document.querySelector('[data-board]');
  var stream;
  var version;
  if (!place || !window.EventSource) return;

  function heard(event) {
    var now = JSON.parse(event.data).version;
    if (version !== undefined && now !== version) setTimeout(tell, Math.random() * SPREAD_MS);
    version = now;
  }

  function tell() {
    document.dispatchEvent(new Event('news'));
  }

  function listen() {
    if (stream) stream.close();
    stream = document.hidden ? null : new EventSource(place.dataset.board);
    if (stream) stream.addEventListener('board', heard);
  }

  document.addEventListener('visibilitychange', listen);
  listen();
})();
