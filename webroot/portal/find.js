/* Offices by what is typed: the server is asked for the part of this page that answers, so that there
   is one search. And by how near they are: that is sorted on the phone, which tells nobody where it
   is. Without this file the form asks the server. */
(function () {
  'use strict';

  var TYPING_MS = 200;
  var NEAREST = 10;
  var EARTH_KM = 6371;

  var field = document.getElementById('q');
  var found = document.getElementById('hasil');
  var list = document.getElementById('saring');
  var near = document.querySelector('[data-near]');
  var offices;
  var timer;
  if (!field || !found || !list || !window.fetch || !window.DOMParser) return;

  function load() {
    offices = offices || fetch('/api/v1/branches').then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
    offices.catch(function () {
      offices = null;
    });
    return offices;
  }

  function show(heading, rows, line) {
    list.innerHTML = '';
    var title = document.createElement('h2');
    title.textContent = heading;
    list.appendChild(title);
    var items = document.createElement('ul');
    items.className = 'rows';
    rows.forEach(function (office) {
      var item = items.appendChild(document.createElement('li'));
      var link = item.appendChild(document.createElement('a'));
      link.href = '/kantor/' + office.id + list.dataset.draft;
      link.appendChild(document.createElement('strong')).textContent = office.name;
      link.appendChild(document.createElement('span')).textContent = line(office);
    });
    list.appendChild(items);
    var hint = list.appendChild(document.createElement('p'));
    hint.className = 'hint';
    hint.textContent = list.dataset.distance;
    found.hidden = true;
  }

  function filter() {
    var typed = field.value;
    if (!typed.trim()) {
      list.innerHTML = '';
      found.hidden = false;
      return;
    }
    var draft = list.dataset.draft.replace('?', '&');
    fetch('/kantor?q=' + encodeURIComponent(typed) + draft, { headers: { 'X-Part': '1' }, cache: 'no-store' })
      .then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      })
      .then(function (html) {
        var fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('hasil');
        if (!fresh || field.value !== typed) return;
        list.innerHTML = fresh.innerHTML;
        found.hidden = true;
      })
      .catch(function () {});
  }

  /* Also in branch/Branch.java: a page without scripts needs it there, and where the phone is must
     not leave the phone. */
  function kilometres(from, office) {
    var radians = Math.PI / 180;
    var north = Math.sin((office.latitude - from.latitude) * radians / 2);
    var east = Math.sin((office.longitude - from.longitude) * radians / 2);
    return 2 * EARTH_KM * Math.asin(Math.sqrt(north * north
      + Math.cos(from.latitude * radians) * Math.cos(office.latitude * radians) * east * east));
  }

  function nearest(position) {
    load().then(function (all) {
      var from = position.coords;
      var sorted = all.filter(function (office) {
        return office.latitude !== undefined;
      }).sort(function (a, b) {
        return kilometres(from, a) - kilometres(from, b);
      });
      show(list.dataset.nearest, sorted.slice(0, NEAREST), function (office) {
        var far = Math.round(kilometres(from, office)).toLocaleString(document.documentElement.lang);
        return office.city + ', ' + far + ' km';
      });
    }).catch(unknown);
  }

  function unknown() {
    list.textContent = list.dataset.nowhere;
  }

  field.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(filter, TYPING_MS);
  });
  if (near && navigator.geolocation) {
    near.hidden = false;
    near.addEventListener('click', function () {
      navigator.geolocation.getCurrentPosition(nearest, unknown, { timeout: 15000, maximumAge: 600000 });
    });
  }
})();
