/* The visits of which this phone holds a copy (copy.js): offered without asking for their codes. */
(function () {
  'use strict';

  var STORE = 'antrean';
  var list = document.getElementById('di-hp-ini');
  if (!list || !window.caches || !window.DOMParser) return;

  function text(page, part) {
    var found = page.querySelector(part);
    return found ? found.textContent.replace(/\s+/g, ' ').trim().replace(/(\d)–(\d)/g, '$1\u2060–\u2060$2') : '';
  }

  function state(page) {
    var ticket = page.querySelector('[data-state]');
    return ticket ? ticket.dataset.state : '';
  }

  function read(html) {
    return new DOMParser().parseFromString(html, 'text/html');
  }

  /* Copies of before this list have no address, and of those that are over nothing is shown. */
  function visit(answer) {
    var address = answer && answer.headers.get('X-Address');
    var last = answer && answer.headers.get('X-Until');
    if (!address || !last || last < list.dataset.today) return null;
    return answer.text().then(function (html) {
      var page = read(html);
      return {
        address: address,
        last: last,
        state: state(page),
        number: text(page, '.ticket .number'),
        what: [text(page, '.ticket .when'), text(page, '.ticket .office')].join(' · ')
      };
    });
  }

  function show(visits) {
    var rows = document.createElement('ul');
    rows.className = 'rows';
    visits.filter(Boolean).sort(function (a, b) {
      return a.last < b.last ? -1 : 1;
    }).forEach(function (one) {
      var link = rows.appendChild(document.createElement('li')).appendChild(document.createElement('a'));
      link.href = one.address;
      link.appendChild(document.createElement('strong')).textContent = one.number;
      link.appendChild(document.createElement('span')).textContent = one.what;
    });
    list.innerHTML = '';
    list.hidden = !rows.children.length;
    if (list.hidden) return;
    list.appendChild(document.createElement('h2')).textContent = list.dataset.heading;
    list.appendChild(rows);
  }

  function kept() {
    return caches.open(STORE).then(function (cache) {
      return cache.keys().then(function (all) {
        return Promise.all(all.map(function (request) {
          return cache.match(request).then(function (answer) {
            return visit(answer);
          });
        }));
      });
    });
  }

  /* A ticket that was moved or cancelled elsewhere, or whose page was left too soon after it. */
  function renew(visits) {
    var shown = visits.filter(Boolean);
    if (!shown.length || navigator.onLine === false) return null;
    return loadCopy().then(function () {
      return Promise.all(shown.map(fresh));
    }).then(function (changed) {
      return changed.some(Boolean) ? kept().then(show) : null;
    });
  }

  function loadCopy() {
    return new Promise(function (done, failed) {
      var script = document.createElement('script');
      script.onload = done;
      script.onerror = failed;
      script.src = list.dataset.copy;
      document.head.appendChild(script);
    });
  }

  /* Whether another state than that of the copy took its place. */
  function fresh(one) {
    return fetch(one.address, { cache: 'no-store' }).then(function (answer) {
      return answer.ok ? answer.text() : '';
    }).then(function (html) {
      var page = read(html);
      var now = state(page);
      return now && now !== one.state ? window.renewTicket(page, one.address).then(function () {
        return true;
      }) : false;
    }).catch(function () {});
  }

  kept().then(function (visits) {
    show(visits);
    return renew(visits);
  }).catch(function () {});
})();
