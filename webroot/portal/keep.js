/* Keeps what is typed while it is typed, where the form itself is kept: sealed, in its cookie. So a
   reload loses nothing, nor does the browser's own Back; without this file only they do. Loaded by
   pages.js when somebody begins to type. */
(function () {
  'use strict';

  var AFTER_MS = 600;
  var form = document.querySelector('form[data-keep]');
  var timer;
  var sending;
  var kept = '';
  if (!form || !window.fetch || !window.AbortController || !window.URLSearchParams) return;

  function words() {
    var fields = new URLSearchParams(new FormData(form));
    fields.delete('captcha');
    return fields.toString();
  }

  /* One at a time, and none beside a press: an answer that comes late would bring back the words of
     before. */
  function stop() {
    clearTimeout(timer);
    if (sending) sending.abort();
    sending = null;
  }

  function keep() {
    var now = words();
    stop();
    if (now === kept || form.dataset.sent || navigator.onLine === false) return;
    var mine = sending = new AbortController();
    fetch(form.action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: now + '&lalu=simpan',
      signal: mine.signal
    }).then(function (answer) {
      var here = answer.headers.get('X-Here');
      if (sending !== mine) return;
      sending = null;
      if (answer.status !== 204 || !here) return;
      kept = now;
      if (!/[?&]d=/.test(location.search)) begun(here);
    }).catch(function () {});
  }

  /* The form was kept nowhere before: from now on the address names it. */
  function begun(here) {
    form.setAttribute('action', here);
    history.replaceState(history.state, '', here);
    Array.prototype.forEach.call(document.querySelectorAll('[formaction]'), function (button) {
      button.setAttribute('formaction', here);
    });
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(keep, AFTER_MS);
  }

  soon();
  form.addEventListener('input', soon);
  form.addEventListener('change', keep);
  form.addEventListener('submit', function (event) {
    if (!event.defaultPrevented) stop();
  });
})();
