// The map of all risks: names that come with the zoom, the related risks of the selected one, and a search for names.
// Without scripts each dot is a link with its name, and the address of a risk or a domain marks it.
'use strict';

(() => {
  const { element, shape } = shapes;
  const svg = document.querySelector('.map svg');
  const READABLE = 12;       // pixels on the screen
  const NAMES = 42;          // pixels across a dot from which on its name is in it
  const LINES = 1.25;
  const pen = document.createElement('canvas').getContext('2d');

  const whole = svg.viewBox.baseVal;
  // With room for a name of two lines at the upper edge.
  const all = { x: 0, y: -14, width: whole.width, height: whole.height + 14 };
  const dots = [...svg.querySelectorAll('a[id]')].map(link => {
    const circle = link.querySelector('circle');
    return { link, circle, id: link.id, name: link.querySelector('title').textContent.slice(0, -link.id.length - 3), region: link.parentNode,
      x: Number(circle.getAttribute('cx')), y: Number(circle.getAttribute('cy')), radius: Number(circle.getAttribute('r')) };
  });
  const byId = new Map(dots.map(dot => [dot.id, dot]));
  const labels = [...svg.querySelectorAll('.label')].map(link => ({ link, text: link.querySelector('text'),
    still: [...link.querySelectorAll('tspan')], name: link.getAttribute('aria-label'),
    main: link.classList.contains('main'), deep: link.parentNode.getBBox().height, radius: Number(link.dataset.radius),
    x: Number(link.querySelector('text').getAttribute('x')), y: Number(link.querySelector('text').getAttribute('y')) }));
  const lines = shape('g', { 'pointer-events': 'none', class: 'lines' });
  const names = shape('g', { 'pointer-events': 'none', class: 'names' });
  svg.append(lines, names);
  svg.classList.add('board');
  svg.setAttribute('aria-label', text('script.map'));
  let chosen = null;
  let related = [];

  // Words in at most so many lines, the last one cut where they do not fit.
  function wrap(words, width, most) {
    const fits = line => pen.measureText(line).width <= width;
    const made = [];
    for (const word of words.split(/\s+/)) {
      const longer = made.length ? made.at(-1) + ' ' + word : word;
      if (made.length && fits(longer)) { made[made.length - 1] = longer; } else { made.push(word); }
    }
    const shown = made.slice(0, most);
    if (made.length > most) { shown[most - 1] += '…'; }
    return shown.map(line => {
      let kept = line;
      while (kept.length > 1 && !fits(kept)) { kept = kept.replace(/…$/, '').slice(0, -1) + '…'; }
      return kept;
    });
  }

  function write(text, words, x, y, size) {
    text.setAttribute('font-size', size);
    text.setAttribute('stroke-width', size / 3);
    text.replaceChildren(...words.flatMap((line, i) => [i ? ' ' : '', shape('tspan', { x, y: y + i * LINES * size }, line)]));
  }

  // Domains have their names while there is room for them, sub-domains once they have some, risks last.
  function drawLabels(zoom) {
    for (const label of labels) {
      const across = 2 * label.radius * zoom;
      const size = (label.main ? 14 : READABLE) / zoom;
      pen.font = 'bold ' + (label.main ? 14 : READABLE) + 'px system-ui, sans-serif';
      const code = label.name.split(' ')[0];
      const full = label.main ? Math.max(across, 170 * zoom) > 95 : across > 170;
      const words = full ? wrap(label.name, label.main ? Math.max(across, 170) : across, 3) : /^\d/.test(code) ? [code] : label.main ? wrap(label.name, 60, 2) : [];
      const shown = label.main ? zoom < 4 : (full || across > 56 && zoom > 0.6) && zoom < 4;
      label.link.setAttribute('visibility', shown ? 'visible' : 'hidden');
      const height = (words.length - 1) * LINES * size;
      // Above its region, where the picture has room for two lines of the still text.
      const y = label.main ? (full ? label.y - height + (label.still.length - 1) * 17 : label.y + 8 + label.deep / 2) : label.y - height / 2;
      write(label.text, words, label.x, y, size);
    }
  }

  function drawNames(view) {
    const across = 2 * dots[0].radius * view.zoom;
    const [width, height] = [svg.clientWidth / view.zoom / 2, svg.clientHeight / view.zoom / 2];
    const inView = dot => Math.abs(dot.x - view.x) < width + dot.radius && Math.abs(dot.y - view.y) < height + dot.radius;
    const size = Math.min(READABLE, across / 4);
    pen.font = size + 'px system-ui, sans-serif';
    const inside = across < NAMES ? [] : dots.filter(inView).map(dot => {
      const words = wrap(dot.name, across * 0.88, Math.max(1, Math.floor(across * 0.7 / size / LINES)));
      const text = shape('text', { 'text-anchor': 'middle', class: 'name' });
      write(text, words, dot.x, dot.y - ((words.length - 1) * LINES / 2 - 0.35) * size / view.zoom, size / view.zoom);
      return text;
    });
    if (chosen && across < NAMES) {
      const text = shape('text', { 'text-anchor': 'middle', class: 'beside' });
      const far = chosen.name.length * 4 / view.zoom;
      const x = Math.max(view.x - width + far, Math.min(view.x + width - far, chosen.x));
      write(text, wrapped(chosen.name), x, chosen.y - 1.6 * chosen.radius - 6 / view.zoom, READABLE / view.zoom);
      inside.push(text);
    }
    names.replaceChildren(...inside);
  }

  const wrapped = name => {
    pen.font = READABLE + 'px system-ui, sans-serif';
    return wrap(name, svg.clientWidth - 20, 1);
  };

  function drawLines(zoom) {
    lines.replaceChildren(...related.map(one => shape('line', { x1: chosen.x, y1: chosen.y, x2: one.dot.x, y2: one.dot.y,
      'stroke-width': (1 + 3 * one.weight) / zoom })));
  }

  let waiting = 0;
  const view = board(svg, { least: 0.25, most: 16 }, zoomed => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      if (zoomed) {
        drawLabels(view.view.zoom);
        drawLines(view.view.zoom);
      }
      drawNames(view.view);
    });
  });
  // The chosen risk stays where it is, or comes into sight.
  function zoom(factor) {
    const at = view.view;
    view.zoom(factor, ...(chosen ? [(chosen.x - at.x) * at.zoom + svg.clientWidth / 2, (chosen.y - at.y) * at.zoom + svg.clientHeight / 2] : []));
  }

  const fit = () => view.fit(all, 2, { x: all.width / 2, y: all.height / 2 });

  const find = document.getElementById('find');
  const said = document.querySelector('.map [role=status]');
  Object.entries({ in: () => zoom(1.6), out: () => zoom(1 / 1.6), whole: fit })
    .forEach(([id, act]) => document.getElementById(id).addEventListener('click', act));
  const about = element('div', { className: 'chosen' });
  document.querySelector('.map .side').prepend(about);
  const link = (dot, text = dot.name) => {
    const made = element('a', { href: '#' + dot.id, textContent: text });
    made.addEventListener('click', event => {
      event.preventDefault();
      choose(dot);
    });
    return made;
  };

  function tell() {
    const domain = chosen.region.querySelector('.main').getAttribute('aria-label');
    about.replaceChildren(element('h2', { textContent: chosen.name }), element('p', { textContent: domain }),
      element('p', {}, element('a', { href: chosen.link.getAttribute('href'), textContent: text('script.open-page') })),
      ...(related.length ? [element('h3', { textContent: text('script.related-risks') }), element('ol', {}, ...related.map(one =>
        element('li', {}, link(one.dot), ' ', element('small', { textContent: one.weight.toFixed(2) }))))] : []));
  }

  // The links of a risk come from its neighborhood; of several chosen quickly only the last is asked for.
  let asking = 0;
  function choose(dot, focus = false) {
    if (chosen) {
      chosen.link.classList.remove('at');
      chosen.link.setAttribute('tabindex', -1);
    }
    svg.querySelectorAll('.near').forEach(near => near.classList.remove('near'));
    chosen = dot;
    related = [];
    dot.link.classList.add('at');
    dot.link.setAttribute('tabindex', 0);
    tell();
    drawLines(view.view.zoom);
    view.inSight({ x: dot.x - dot.radius, y: dot.y - dot.radius, width: 2 * dot.radius, height: 2 * dot.radius }, 30 / view.view.zoom);
    if (focus) { dot.link.focus({ preventScroll: true }); }
    history.replaceState(null, '', '#' + dot.id);
    clearTimeout(asking);
    asking = setTimeout(async () => {
      try {
        const answer = await fetch('/picture' + dot.link.getAttribute('href') + '.json', { headers: { Accept: 'application/json' } });
        if (!answer.ok) { throw new Error(text('script.answered', answer.status)); }
        const { neighbors } = await answer.json();
        if (dot !== chosen) { return; }
        related = neighbors.filter(one => one.weight > 0 && byId.has(one.href.replace('/risk/', '')))
          .map(one => ({ dot: byId.get(one.href.replace('/risk/', '')), weight: one.weight }));
        related.forEach(one => one.dot.link.classList.add('near'));
        drawLines(view.view.zoom);
        tell();
      } catch (problem) {
        said.textContent = text('script.related-failed', problem.message);
      }
    }, 200);
  }

  function move(dx, dy) {
    if (!chosen) { return choose(dots[0], true); }
    const cost = dot => {
      const [ahead, aside] = [(dot.x - chosen.x) * dx + (dot.y - chosen.y) * dy, Math.abs((dot.x - chosen.x) * dy) + Math.abs((dot.y - chosen.y) * dx)];
      return ahead > 1 && aside <= 2 * ahead ? ahead + 2 * aside : Infinity;
    };
    const best = dots.reduce((a, b) => cost(b) < cost(a) ? b : a);
    return cost(best) < Infinity && choose(best, true);
  }

  const keys = { ArrowRight: () => move(1, 0), ArrowLeft: () => move(-1, 0), ArrowDown: () => move(0, 1), ArrowUp: () => move(0, -1),
    '+': () => zoom(1.6), '=': () => zoom(1.6), '-': () => zoom(1 / 1.6), 0: fit };
  svg.addEventListener('keydown', event => {
    const act = !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  svg.addEventListener('focusin', event => {
    const dot = byId.get(event.target.id);
    if (dot && dot !== chosen) { choose(dot); }
  });

  const plain = event => !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const regionOf = element => element.closest('.region');
  function show(region) {
    const box = region.getBBox();
    view.fit({ x: box.x - 10, y: box.y - 10, width: box.width + 20, height: box.height + 20 }, 4, box);
  }
  // A click selects a dot or goes nearer to a domain; what is selected opens with Enter, a second click or its link.
  let before = null;       // pressing gives focus, which chooses too
  svg.addEventListener('pointerdown', () => { before = chosen; });
  svg.addEventListener('click', event => {
    const target = event.target.closest('a');
    if (!view.isClick()) {
      event.preventDefault();
    } else if (target && plain(event) && event.detail) {
      const dot = byId.get(target.id);
      if (dot && dot !== before) {
        event.preventDefault();
        choose(dot, true);
      } else if (!dot && view.view.zoom < 2) {
        event.preventDefault();
        show(regionOf(target));
      }
    }
  });
  svg.addEventListener('dragstart', event => event.preventDefault());

  find.addEventListener('input', () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = dots.filter(dot => words.every(word => dot.name.toLowerCase().includes(word)));
    svg.classList.toggle('searched', words.length > 0);
    dots.forEach(dot => dot.link.classList.toggle('found', words.length > 0 && found.includes(dot)));
    said.textContent = words.length ? text('script.found', found.length) : '';
  });
  find.addEventListener('keydown', event => {
    const first = event.key === 'Enter' && svg.querySelector('.found');
    if (first) { choose(byId.get(first.id), true); }
  });

  function named() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place && byId.has(place.id)) {
      show(regionOf(place));
      choose(byId.get(place.id));
    } else if (place?.classList.contains('region')) {
      show(place);
    }
  }
  dots[0].link.setAttribute('tabindex', 0);
  fit();
  named();
  addEventListener('hashchange', named);
})();
