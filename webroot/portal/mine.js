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

  /* Copies of before this list have no address, and of those that are over nothing is shown. */
  function visit(answer) {
    var address = answer && answer.headers.get('X-Address');
    var last = answer && answer.headers.get('X-Until');
    if (!address || !last || last < list.dataset.today) return null;
    return answer.text().then(function (html) {
      var page = new DOMParser().parseFromString(html, 'text/html');
      return {
        address: address,
        last: last,
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
    if (!rows.children.length) return;
    list.appendChild(document.createElement('h2')).textContent = list.dataset.heading;
    list.appendChild(rows);
    list.hidden = false;
  }

  caches.open(STORE).then(function (cache) {
    return cache.keys().then(function (kept) {
      return Promise.all(kept.map(function (request) {
        return cache.match(request).then(function (answer) {
          return visit(answer);
        });
      }));
    });
  }).then(show).catch(function () {});
})();
