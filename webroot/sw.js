/* For /t/ only: when the network or the server is away, the copy that copy.js keeps on this phone. */
(function () {
  'use strict';

  var PATIENCE_MS = 8000;
  /* The last one: copies kept before webroot/portal name the script there. */
  var PARTS = ['/pages.css', '/portal/copy.js', '/shared/copy.js'];

  self.addEventListener('install', function () {
    self.skipWaiting();
  });
  self.addEventListener('activate', function (event) {
    event.waitUntil(self.clients.claim());
  });

  self.addEventListener('fetch', function (event) {
    var request = event.request;
    var path = new URL(request.url).pathname;
    if (request.method !== 'GET') return;
    if (request.mode === 'navigate') {
      event.respondWith(ticket(request, path));
    } else if (PARTS.indexOf(path) >= 0) {
      event.respondWith(
        fetch(request).catch(function () {
          return caches.match(path);
        })
      );
    }
  });

  function ticket(request, path) {
    return kept(path).then(function (copy) {
      return copy ? freshOr(request, copy) : fetch(request);
    });
  }

  function kept(path) {
    return crypto.subtle
      .digest('SHA-256', new TextEncoder().encode(path.toUpperCase()))
      .then(function (hash) {
        return caches.match('/salinan/' + Array.prototype.map.call(new Uint8Array(hash), function (byte) {
          return ('0' + byte.toString(16)).slice(-2);
        }).join(''));
      });
  }

  function freshOr(request, copy) {
    return new Promise(function (answer) {
      setTimeout(function () {
        answer(copy);
      }, PATIENCE_MS);
      fetch(request).then(function (fresh) {
        answer(fresh.status >= 502 && fresh.status <= 504 ? copy : fresh);
      }, function () {
        answer(copy);
      });
    });
  }
})();
