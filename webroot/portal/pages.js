/* Participants' pages. Everything works without this file; it only adds comfort. What one part of
   it cannot do on an old phone must not stop the others. */
(function () {
  'use strict';

  var LOADING_MS = 400;
  var SOON_MS = 25 * 60000;
  var SLOW_MS = 8000;
  var LIVE_MS = 15000;
  var LONGEST_MS = 120000;
  var SPREAD_MS = 3000;
  var REOPEN_MS = 60000;
  var AFTER_MS = 1000;

  function each(selector, use, where) {
    Array.prototype.forEach.call((where || document).querySelectorAll(selector), use);
  }

  /** Sentences that come and go stand in data-words, so that the server alone chooses words. */
  function say(id, on) {
    var place = document.getElementById(id);
    var words = on && place ? place.dataset.words : '';
    if (place && place.textContent !== words) place.textContent = words;
  }

  /* A second tap on a slow line sends nothing; the server would make one booking of both anyway. */
  function sendOnce() {
    each('form[data-once]', function (form) {
      var status = document.createElement('p');
      var slow;
      status.className = 'hint';
      status.setAttribute('role', 'status');
      form.appendChild(status);

      form.addEventListener('submit', function (event) {
        if (form.dataset.sent) {
          event.preventDefault();
          return;
        }
        form.dataset.sent = 'yes';
        slow = setTimeout(function () {
          status.textContent = form.dataset.slow || '';
          delete form.dataset.sent; // stopped by hand, or lost on the way: the button must not stay dead
        }, SLOW_MS);
      });
      window.addEventListener('pageshow', function () {
        clearTimeout(slow);
        delete form.dataset.sent;
        status.textContent = '';
      });
    });
  }

  function printable() {
    each('[data-print]', function (button) {
      button.hidden = false;
      button.addEventListener('click', function () {
        window.print();
      });
    });
  }

  /* For a scanner that is old, or a screen that is scratched. */
  function enlargeable() {
    each('[data-enlarge]', function (button) {
      button.hidden = false;
      button.addEventListener('click', function () {
        var words = button.textContent;
        button.textContent = button.dataset.smaller;
        button.dataset.smaller = words;
        each('.qr', function (code) {
          code.classList.toggle('large');
        });
      });
    });
  }

  function tellLoading() {
    var timer;
    function soon() {
      clearTimeout(timer);
      timer = setTimeout(function () {
        say('memuat', true);
      }, LOADING_MS);
    }
    function leaves(link, event) {
      return link && link.host === location.host && !link.hash && !link.download && !link.target
        && !/\.ics$/.test(link.pathname)
        && !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    }
    document.addEventListener('click', function (event) {
      var link = event.target.closest && event.target.closest('a[href]');
      if (!event.defaultPrevented && leaves(link, event)) soon();
    });
    document.addEventListener('submit', function (event) {
      if (!event.defaultPrevented) soon();
    });
    window.addEventListener('pageshow', function () {
      clearTimeout(timer);
      say('memuat', false);
    });
  }

  function tellOffline() {
    function tell() {
      say('tanpa-internet', navigator.onLine === false);
    }
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    tell();
    holdBack();
  }

  /* Sent now, a form would be gone for a page of the browser's own. */
  function holdBack() {
    document.addEventListener('submit', function (event) {
      if (navigator.onLine !== false) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      var place = document.getElementById('tanpa-internet');
      if (place) place.textContent = place.dataset.words + ' ' + place.dataset.held;
    }, true);
  }

  /* Not before somebody types, which on most pages nobody does. */
  function keepTyped() {
    each('form[data-keep]', function (form) {
      form.addEventListener('input', function load() {
        form.removeEventListener('input', load);
        var script = document.createElement('script');
        script.src = form.dataset.keep;
        document.head.appendChild(script);
      });
    });
  }

  /* The cookie lasts for half an hour. The page can be sent for longer, so it must not be left. */
  function tellSoon() {
    if (!document.querySelector('input[name=salinan]')) return;
    setTimeout(function () {
      say('segera', true);
    }, SOON_MS);
  }

  /* The server renders the same page again, without its frame; what is new in it takes its place. */
  function followLive() {
    var parts = [];
    var wait = LIVE_MS;
    var timer;
    var asked = 0;
    var shown = 0;
    var askedAt = Date.now();
    var title = document.title;
    each('[data-live]', function (part) {
      parts.push({ here: part, seen: part.innerHTML });
    });
    var hears = document.querySelector('[data-stream], [data-board]');
    if (!(parts.length || hears) || !window.fetch || !window.DOMParser) return;

    function ask() {
      var abort = window.AbortController && new AbortController();
      var late = setTimeout(function () {
        if (abort) abort.abort();
      }, LIVE_MS);
      var turn = asked += 1;
      clearTimeout(timer);
      askedAt = Date.now();
      fetch(location.pathname + location.search, {
        headers: { 'X-Part': '1' },
        cache: 'no-store',
        signal: abort ? abort.signal : undefined
      })
        .then(function (answer) {
          if (!answer.ok) throw new Error(answer.status);
          return answer.text();
        })
        .then(function (html) {
          if (turn < shown) return; // of a later question newer news are shown
          shown = turn;
          wait = LIVE_MS;
          show(new DOMParser().parseFromString(html, 'text/html'));
          say('basi', false);
        })
        .catch(function () {
          if (turn !== asked) return;
          wait = Math.min(wait * 2, LONGEST_MS);
          say('basi', true);
        })
        .then(function () {
          clearTimeout(late);
          if (turn === asked) next();
        });
    }

    function next() {
      clearTimeout(timer);
      if (parts.length && !document.hidden) timer = setTimeout(ask, wait);
    }

    function wake() {
      if (!document.hidden && Date.now() - askedAt > LIVE_MS) ask();
      else next();
    }

    /* Moved, cancelled, served: another page than this one, so it is loaded whole. */
    function isAnother(page) {
      var state = document.querySelector('[data-state]');
      var now = page.querySelector('[data-state]');
      return state && now && state.dataset.state !== now.dataset.state;
    }

    function show(page) {
      if (isAnother(page)) {
        location.reload();
        return;
      }
      parts.forEach(function (part) {
        var fresh = page.getElementById(part.here.id);
        if (fresh && fresh.innerHTML !== part.seen) replace(part, fresh);
      });
    }

    /* The call stands in the title, too: the page may lie behind another one. */
    function retitle() {
      var news = document.querySelector('[data-title]');
      document.title = news ? news.dataset.title : title;
    }

    function replace(part, fresh) {
      var chosen = part.here.querySelector('input:checked');
      var held = part.here.contains(document.activeElement) && document.activeElement;
      var before = part.here.textContent;
      part.seen = fresh.innerHTML;
      part.here.innerHTML = part.seen;
      if (chosen) choose(document.getElementById(chosen.id));
      if (held) hold(part.here, held);
      if (part.here.id !== 'panggil') return;
      retitle();
      if (part.here.textContent.trim() && part.here.textContent !== before) shake();
    }

    function choose(again) {
      var free = again && !again.disabled;
      if (free) again.checked = true;
      say('terisi', !free);
    }

    function hold(part, held) {
      var link = held.getAttribute('href');
      var again = held.id ? document.getElementById(held.id)
        : link && part.querySelector('a[href="' + link.replace(/"/g, '\\"') + '"]');
      if (again) again.focus({ preventScroll: true });
    }

    /* Refused, with a complaint, until the page was touched. */
    function shake() {
      var touched = navigator.userActivation && navigator.userActivation.hasBeenActive;
      if (touched && navigator.vibrate) navigator.vibrate([200, 100, 200]);
    }

    /* On its day the ticket's own stream says at once when something changed: an absence and the end
       of a visit, too, can be taken back. Where it is blocked or
       full, the asking goes on alone. Whose turn comes nearer is many at once, so they spread. */
    function listen() {
      var place = document.querySelector('[data-stream]');
      if (!place || !window.EventSource) return;
      var heard = place.dataset.heard;
      var soon;

      function hear(now) {
        var was = JSON.parse(heard);
        var is = JSON.parse(now);
        var mine = ['state', 'number', 'counter', 'times'].some(function (what) {
          return was[what] !== is[what];
        });
        heard = now;
        clearTimeout(soon);
        if (mine) ask();
        else if (!document.hidden) soon = setTimeout(ask, Math.random() * SPREAD_MS);
      }

      function open() {
        var source = new EventSource(place.dataset.stream);
        source.addEventListener('ticket', function (event) {
          if (event.data !== heard) hear(event.data);
        });
        source.onerror = function () {
          if (source.readyState === 2) setTimeout(open, REOPEN_MS);
        };
      }
      /* After the page itself, whose first view is what people wait for. */
      window.addEventListener('load', function () {
        setTimeout(open, AFTER_MS);
      });
    }

    document.addEventListener('change', function () {
      say('terisi', false);
    });
    document.addEventListener('visibilitychange', wake);
    document.addEventListener('news', ask); // by a script that hears of it
    window.addEventListener('online', ask);
    retitle();
    listen();
    next();
  }

  [sendOnce, printable, enlargeable, tellLoading, tellOffline, keepTyped, tellSoon, followLive].forEach(function (part) {
    try {
      part();
    } catch (e) {
      if (window.console) console.warn(e);
    }
  });
})();
