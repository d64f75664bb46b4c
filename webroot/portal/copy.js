/* Keeps what the ticket shows on this phone, for the day the network is away; sw.js gives it back.
   The code in the address is a secret: the copy does not show it, and is found by its hash. Beside
   it lies the address, as in the browser's history, for the list of mine.js; both go together. */
(function () {
  'use strict';

  var STORE = 'antrean';
  var CHOICE = 'salinan';
  var AFTER_MS = 1000;
  if (!window.caches || !navigator.serviceWorker || !window.crypto || !crypto.subtle) return;

  function key(path) {
    path = new TextEncoder().encode(path.toUpperCase());
    return crypto.subtle.digest('SHA-256', path).then(function (hash) {
      return '/salinan/' + Array.prototype.map.call(new Uint8Array(hash), function (byte) {
        return ('0' + byte.toString(16)).slice(-2);
      }).join('');
    });
  }

  function store(path) {
    return Promise.all([caches.open(STORE), key(path)]);
  }

  function copy(page, path) {
    var html = page.documentElement.cloneNode(true);
    var until = html.querySelector('#salinan').dataset.until;
    var gone = 'script, .skip, .quiet, .back, .foot ul, .news, [data-online], [data-stream]';
    Array.prototype.forEach.call(html.querySelectorAll(gone), function (part) {
      part.parentNode.removeChild(part);
    });
    html.dataset.copy = 'yes';
    html.querySelector('#salinan').innerHTML = '';
    var note = html.querySelector('#ini-salinan');
    note.hidden = false;
    note.textContent = note.dataset.words + ' ';
    var again = note.appendChild(document.createElement('a'));
    again.setAttribute('href', '');
    again.textContent = note.dataset.refresh;
    var script = document.createElement('script');
    script.src = '/portal/copy.js';
    script.defer = true;
    html.querySelector('head').appendChild(script);
    return new Response('<!doctype html>' + html.outerHTML, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'",
        'X-Until': until,
        'X-Address': path
      }
    });
  }

  /* For mine.js, too: in the place of the copy that is there, what this page of the ticket shows. */
  function renew(page, path) {
    var box = page.getElementById('salinan');
    return store(path).then(function (found) {
      return found[0].match(found[1]).then(function (old) {
        if (!old || !box) return null;
        return box.dataset.until ? found[0].put(found[1], copy(page, path)) : found[0].delete(found[1]);
      });
    });
  }
  window.renewTicket = renew;

  var box = document.getElementById('salinan');
  if (!box) return;
  var isCopy = document.documentElement.dataset.copy === 'yes';
  var until = box.dataset.until;

  function save() {
    var style = document.querySelector('link[rel=stylesheet]').href;
    return store(location.pathname).then(function (found) {
      return Promise.all([
        found[0].put(found[1], copy(document, location.pathname)),
        fetch(style).then(function (answer) {
          return found[0].put('/pages.css', answer);
        }),
        found[0].add('/portal/copy.js')
      ]);
    }).then(function () {
      tell(true);
    });
  }

  function remove() {
    return store(location.pathname).then(function (found) {
      return found[0].delete(found[1]);
    }).then(function () {
      tell(false);
    });
  }

  /* A phone keeps no visit that is over. */
  function sweep() {
    var today = new Date().toISOString().slice(0, 10);
    return caches.open(STORE).then(function (cache) {
      return cache.keys().then(function (kept) {
        return Promise.all(kept.map(function (request) {
          return cache.match(request).then(function (answer) {
            var last = answer && answer.headers.get('X-Until');
            return last && last < today ? cache.delete(request) : null;
          });
        }));
      });
    });
  }

  function tell(kept) {
    box.innerHTML = '';
    box.appendChild(document.createElement('p')).textContent = kept ? box.dataset.kept : box.dataset.gone;
    if (kept) button(box.dataset.remove, 'tidak', remove);
    else if (!isCopy) button(box.dataset.save, 'ya', save);
    box.hidden = !until;
  }

  function button(words, chosen, use) {
    var made = box.appendChild(document.createElement('button'));
    made.className = 'button';
    made.type = 'button';
    made.textContent = words;
    made.addEventListener('click', function () {
      choice(chosen);
      use();
    });
  }

  function choice(value) {
    try {
      if (value) localStorage.setItem(CHOICE, value);
      return localStorage.getItem(CHOICE);
    } catch (forbidden) {
      return value || null;
    }
  }

  if (isCopy) {
    tell(true);
    window.addEventListener('online', function () {
      location.reload();
    });
    return;
  }
  /* At once where there is a copy: who leaves right after a move must not keep the day of before. */
  if (navigator.onLine !== false) renew(document, location.pathname).catch(function () {});
  /* After the page itself, whose first view is what people wait for. */
  window.addEventListener('load', function () {
    setTimeout(function () {
      if (navigator.onLine === false) return;
      /* Only a worker that runs gives the copy back, so nothing is promised before. */
      navigator.serviceWorker.register('/sw.js', { scope: '/t/' }).then(function () {
        return navigator.serviceWorker.ready;
      }).then(sweep).then(function () {
        return until && choice() !== 'tidak' ? save() : remove();
      }).catch(function () {
        box.hidden = true;
      });
    }, AFTER_MS);
  });
})();
