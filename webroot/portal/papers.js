/* Ticks on the list of papers to bring. They stay on this phone, and nobody else learns of them. */
(function () {
  'use strict';

  var STORE = 'berkas';
  var KEPT_MS = 60 * 24 * 3600 * 1000;
  var list = document.querySelector('[data-ticks]');
  var boxes = list ? Array.prototype.slice.call(list.querySelectorAll('input')) : [];

  /* By list; throws where a browser keeps nothing. */
  function kept() {
    var all = JSON.parse(localStorage.getItem(STORE) || '{}');
    Object.keys(all).forEach(function (name) {
      if (all[name].at < Date.now() - KEPT_MS) delete all[name];
    });
    return all;
  }

  function keep() {
    var all = kept();
    all[list.dataset.ticks] = {
      at: Date.now(),
      ticked: boxes.filter(function (box) {
        return box.checked;
      }).map(function (box) {
        return box.value;
      })
    };
    localStorage.setItem(STORE, JSON.stringify(all));
  }

  try {
    var before = boxes.length ? kept()[list.dataset.ticks] : null;
    boxes.forEach(function (box) {
      box.checked = !!before && before.ticked.indexOf(box.value) >= 0;
      box.hidden = false;
      box.addEventListener('change', keep);
    });
  } catch (forbidden) {
    /* No boxes then: a tick that is gone the next time is worse than none. */
  }
})();
