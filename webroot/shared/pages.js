/* Participants' pages. Everything works without this file; it only adds comfort. */
(function () {
  'use strict';

  var SLOW_MS = 8000;
  var LIVE_MS = 15000;

  /* A second tap on a slow line sends nothing; the server would make one booking of both anyway. */
  document.querySelectorAll('form[data-once]').forEach(function (form) {
    var status = document.createElement('p');
    status.className = 'hint';
    status.setAttribute('role', 'status');
    form.appendChild(status);

    form.addEventListener('submit', function (event) {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = 'yes';
      setTimeout(function () {
        status.textContent = form.dataset.slow || '';
      }, SLOW_MS);
    });
    window.addEventListener('pageshow', function () {
      delete form.dataset.sent;
      status.textContent = '';
    });
  });

  document.querySelectorAll('[data-print]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      window.print();
    });
  });

  /* Places left, as they are now. A slot that fills keeps its place in the list. */
  document.querySelectorAll('[data-slots]').forEach(function (list) {
    function show(slot) {
      var input = document.getElementById('slot-' + slot.id);
      if (!input || (input.disabled && !slot.bookable)) {
        return;
      }
      input.disabled = !slot.bookable;
      input.checked = input.checked && slot.bookable;
      input.nextElementSibling.lastElementChild.textContent = slot.bookable
        ? list.dataset.left.replace('#', slot.remaining)
        : list.dataset.full;
    }

    setInterval(function () {
      if (document.hidden) {
        return;
      }
      fetch(list.dataset.slots)
        .then(function (answer) {
          return answer.ok ? answer.json() : [];
        })
        .then(function (slots) {
          slots.forEach(show);
        })
        .catch(function () {});
    }, LIVE_MS);
  });
})();
