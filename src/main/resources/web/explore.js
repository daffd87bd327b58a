// The explorer: the still picture of a neighborhood made movable. It starts from the boxes as the server has placed
// them, so nothing jumps; it draws SVG elements, so that names stay text: focusable, selectable, exported as they are.
// Without scripts the page has the still picture, in which each box is a link.
'use strict';

(() => {
  const { GAP, MOST, wrap, address, key, arrange } = neighborhood;
  const READABLE = 12;       // pixels on the screen below which no name goes, however small the boxes become
  const ZOOM = { least: 0.3, most: 3, full: 0.92, step: 1.3 };

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function shape(name, attributes, ...children) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  async function load(path, taller) {
    const answer = await fetch('/picture/' + path + '.json', { headers: { Accept: 'application/json' } });
    if (!answer.ok) { throw new Error('the server answered ' + answer.status + ' for ' + path); }
    const around = await answer.json();
    // On a phone boxes are narrow: made higher, they hold two lines of a name where one would be cut.
    for (const box of [around.center, ...around.neighbors]) {
      box.y *= taller;
      box.height *= taller;
    }
    return around;
  }

  function save(name, href) {
    element('a', { href, download: name }).click();
  }

  async function explore(host, button) {
    const taller = host.clientWidth < 600 ? 2.4 : 1;
    const start = await load(host.dataset.neighbourhood.replace(/^\/picture\/|\.json$/g, ''), taller);
    const answers = new Map();
    const past = [];
    let state = { open: [], hide: [], at: key(start.center), view: null };
    let model = arrange(start, [], answers);
    const boxes = new Map();

    const svg = shape('svg', { class: 'board', role: 'group', 'font-family': 'system-ui, sans-serif',
      'aria-label': 'Neighborhood of ' + start.center.label + '. Arrow keys move, Enter opens a page, Space expands.' });
    const lines = shape('g', {});
    const spots = shape('g', {});
    const why = shape('g', { class: 'why', 'pointer-events': 'none' });
    svg.append(lines, spots, why);
    const tool = (text, act) => {
      const made = element('button', { type: 'button', textContent: text });
      made.addEventListener('click', act);
      return made;
    };
    const back = tool('Undo', () => undo());
    const said = element('p');
    said.setAttribute('role', 'status');
    const kinds = element('fieldset');
    const chosen = element('div', { className: 'chosen' });
    const names = element('div');
    const side = element('div', { className: 'side', tabIndex: 0 }, chosen, names);
    side.setAttribute('role', 'region');
    side.setAttribute('aria-label', 'Selection and list');
    const whole = element('div', { className: 'explorer' }, element('div', { className: 'tools' },
      tool('Zoom in', () => zoom(ZOOM.step)), tool('Zoom out', () => zoom(1 / ZOOM.step)), tool('Fit', () => fit()), back,
      tool('Save SVG', () => saveSvg()), tool('Save PNG', () => savePng()), tool('Close', () => close()), said), kinds,
      element('div', { className: 'columns' }, svg, side));
    host.hidden = true;
    host.after(whole);

    const visible = node => node === model.center || !state.hide.includes(node.kind);
    const shown = () => [...model.nodes.values()].filter(visible);
    const linesOf = id => [...model.edges.values()].filter(edge => visible(edge.from) && visible(edge.to)
      && (edge.id === id || key(edge.from) === id || key(edge.to) === id));

    function drawNode(node, scale) {
      const id = key(node);
      const box = boxes.get(id) || shape('g', { 'data-id': id, role: 'button' });
      const center = node === model.center;
      const weight = center ? 'bold' : 'normal';
      box.setAttribute('class', 'spot ' + node.kind + (center ? ' center' : '') + (id === state.at ? ' chosen' : '')
        + (model.expanded.includes(id) ? ' expanded' : ''));
      box.setAttribute('aria-label', node.title + ': ' + node.label + (node.relation ? ', ' + node.relation : ''));
      // One box is in the order of Tab, from which arrow keys lead to the others.
      box.setAttribute('tabindex', id === state.at || (center && !model.nodes.has(state.at)) ? 0 : -1);
      const full = scale >= ZOOM.full;
      const size = full ? 13 : READABLE / scale;
      const head = full && node.relation ? 15 : 0;
      const step = size * 1.3;
      const text = wrap(node.label, size, node.width - 20, Math.max(1, Math.floor((node.height - head - 4) / step)), weight);
      const top = node.y + head + (node.height - head - text.length * step) / 2 + size;
      box.replaceChildren(shape('rect', { x: node.x, y: node.y, width: node.width, height: node.height, rx: 8 }),
        ...(head ? [shape('text', { class: 'relation', x: node.x + 10, y: node.y + 18, 'font-size': 12 },
          wrap(node.relation, 12, node.width - 20, 1)[0])] : []),
        ...text.map((line, i) => shape('text', { x: node.x + 10, y: top + i * step, 'font-size': size, 'font-weight': weight },
          line)), shape('title', {}, node.label));
      if (!boxes.has(id)) {
        boxes.set(id, box);
        spots.append(box);
      }
    }

    function drawEdge(edge) {
      const [a, b] = [edge.from, edge.to];
      const ahead = b.x >= a.x + a.width ? 1 : b.x + b.width <= a.x ? -1 : 0;
      const from = { x: ahead > 0 ? a.x + a.width : a.x, y: a.y + a.height / 2 };
      const to = { x: ahead < 0 ? b.x + b.width : b.x, y: b.y + b.height / 2 };
      const bend = ahead ? (from.x + to.x) / 2 : Math.min(a.x, b.x) - 24;
      const d = `M${from.x} ${from.y} C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`;
      const active = edge.id === state.at || key(a) === state.at || key(b) === state.at;
      return shape('g', { class: active ? 'chosen' : '', 'data-edge': edge.id },
        shape('path', { class: 'edge', d, 'stroke-width': 1.5 + 4 * edge.weight }), shape('path', { class: 'grip', d }));
    }

    // The reasons on the selected line, as large on the screen at each zoom.
    function drawWhy(scale) {
      const edge = model.edges.get(state.at);
      why.replaceChildren();
      if (!edge) { return; }
      const size = READABLE / scale;
      const text = [...edge.relations.map(one => one.name), ...new Set(edge.relations.flatMap(one => one.reasons.slice(0, 3)))]
        .flatMap(line => wrap(line, size, 270 / scale, 2));
      const left = state.view.x - svg.clientWidth / scale / 2;
      const x = Math.max(left + 4 / scale, Math.min(left + (svg.clientWidth - 294) / scale, (edge.from.x + edge.to.x + edge.to.width) / 2 - 140 / scale));
      const height = (text.length * 1.4 + 0.8) * size;
      // Below both boxes, or above them where the board ends.
      const below = Math.max(...[edge.from, edge.to].map(one => one.y + one.height)) + GAP;
      const y = below + height < state.view.y + svg.clientHeight / scale / 2 ? below : Math.min(edge.from.y, edge.to.y) - GAP - height;
      why.append(shape('rect', { x, y, width: 290 / scale, height, rx: 6 / scale,
        'stroke-width': 2 / scale }), ...text.map((line, i) => shape('text', { x: x + 10 / scale,
        y: y + (i * 1.4 + 1.3) * size, 'font-size': size }, line)));
    }

    function draw(scale = state.view.zoom) {
      for (const [id, box] of boxes) {
        if (!model.nodes.has(id) || !visible(model.nodes.get(id))) {
          box.remove();
          boxes.delete(id);
        }
      }
      lines.replaceChildren(...[...model.edges.values()].filter(e => visible(e.from) && visible(e.to)).map(drawEdge));
      shown().forEach(node => drawNode(node, scale));
      drawWhy(scale);
    }

    // Where the picture is looked at: its middle, in the picture's pixels, and the zoom.
    function look(view, redraw = true) {
      const again = redraw || !state.view || view.zoom !== state.view.zoom;
      state.view = view;
      const [width, height] = [svg.clientWidth / view.zoom, svg.clientHeight / view.zoom];
      svg.setAttribute('viewBox', [view.x - width / 2, view.y - height / 2, width, height].join(' '));
      if (again) { draw(); }
      remember();
    }

    function bounds() {
      const all = shown();
      const [x, y] = ['x', 'y'].map(axis => Math.min(...all.map(node => node[axis])) - 30);
      return { x, y, width: Math.max(...all.map(n => n.x + n.width)) + 30 - x, height: Math.max(...all.map(n => n.y + n.height)) + 30 - y };
    }

    const bounded = value => Math.min(ZOOM.most, Math.max(ZOOM.least, value));

    function fit() {
      const all = bounds();
      const to = Math.min(1.3, bounded(Math.min(svg.clientWidth / all.width, svg.clientHeight / all.height)));
      const node = model.nodes.get(state.at) || model.center;
      // What is too large at the least zoom is shown around the selected box, without empty margins.
      const middle = (from, size, half, at) => size <= 2 * half ? from + size / 2 : Math.min(Math.max(at, from + half), from + size - half);
      look({ x: middle(all.x, all.width, svg.clientWidth / to / 2, node.x + node.width / 2),
        y: middle(all.y, all.height, svg.clientHeight / to / 2, node.y + node.height / 2), zoom: to });
    }

    // After a change: all of it if names keep most of their words, or else what is new and the box it belongs to.
    function settle(before) {
      const all = bounds();
      const node = model.nodes.get(state.at);
      if (!node || Math.min(svg.clientWidth / all.width, svg.clientHeight / all.height) > 0.6) { return fit(); }
      const news = shown().filter(one => !before.has(key(one)));
      const mean = axis => news.length ? news.reduce((sum, one) => sum + one[axis], 0) / news.length : node[axis];
      look({ ...state.view, x: (mean('x') + node.x + node.width) / 2, y: (mean('y') + node.y + node.height) / 2 });
      if (!news.length) { inSight(node); }
    }

    // The point under the pointer stays where it is.
    function zoom(factor, x = svg.clientWidth / 2, y = svg.clientHeight / 2) {
      const { view } = state;
      const next = bounded(view.zoom * factor);
      const [dx, dy] = [x - svg.clientWidth / 2, y - svg.clientHeight / 2];
      look({ x: view.x + dx / view.zoom - dx / next, y: view.y + dy / view.zoom - dy / next, zoom: next });
    }

    function inSight(node) {
      const [width, height] = [svg.clientWidth / state.view.zoom / 2, svg.clientHeight / state.view.zoom / 2];
      const within = (at, size, middle, half) => Math.min(Math.max(middle, at + size - half + GAP), at + half - GAP);
      look({ ...state.view, x: within(node.x, node.width, state.view.x, width), y: within(node.y, node.height, state.view.y, height) });
    }

    // The address holds the state: reload, bookmark and share it. It is written late, as browsers allow few writes.
    let writing = 0;
    function remember() {
      clearTimeout(writing);
      writing = setTimeout(() => {
        const { x, y, zoom: z } = state.view;
        const hash = new URLSearchParams({ explore: 'on', open: state.open.join(','), hide: state.hide.join(','), at: state.at,
          view: [Math.round(x), Math.round(y), z.toFixed(4)].join(',') });
        history.replaceState(null, '', '#' + hash);
      }, 150);
    }

    function about(edge, from) {
      const other = key(edge.from) === from ? edge.to : edge.from;
      const pair = edge.from.kind === 'risk' && edge.to.kind === 'risk' && [edge.from, edge.to].map(one => key(one).slice(5));
      const relations = edge.relations.map(one => (key(one.from) === from ? '' : 'from there: ') + one.name);
      // A link and the one in return have reasons in common.
      const reasons = [...new Set(edge.relations.flatMap(one => one.reasons))];
      return element('li', {}, other.label + ': ' + relations.join('; '),
        element('ul', {}, ...reasons.map(reason => element('li', { textContent: reason })),
          ...(pair ? [element('li', {}, element('a', { href: '/compare?a=' + pair[0] + '&b=' + pair[1], textContent: 'Compare the two' }))] : [])));
    }

    function tell() {
      const node = model.nodes.get(state.at);
      const edge = model.edges.get(state.at);
      const parts = [];
      if (node) {
        parts.push(element('h3', { textContent: node.title + ': ' + node.label }));
        const acts = element('div', { className: 'tools' });
        if (address(node)) { acts.append(element('a', { href: address(node), textContent: 'Open page' })); }
        if (address(node).startsWith('/') && node !== model.center) {
          acts.append(tool(model.expanded.includes(state.at) ? 'Collapse' : 'Expand neighbors',
            () => toggle(key(node)).then(() => chosen.querySelector('button')?.focus())));
        }
        parts.push(acts);
      } else {
        parts.push(element('h3', { textContent: 'Why: ' + edge.from.label + ' and ' + edge.to.label }));
      }
      const around = node === model.center ? [] : linesOf(state.at);
      parts.push(element('ul', {}, ...around.map(one => about(one, node ? state.at : key(one.from)))));
      chosen.replaceChildren(...parts.filter(part => part.tagName !== 'UL' || part.children.length));
      for (const one of names.querySelectorAll('button')) {
        one.toggleAttribute('aria-current', one.dataset.id === state.at);
      }
    }

    function choose(id, focus) {
      state.at = id;
      draw();
      tell();
      if (model.nodes.has(id)) { inSight(model.nodes.get(id)); }
      if (focus) { boxes.get(id)?.focus({ preventScroll: true }); }
      remember();
    }

    // Everything beside the picture: legend with filters, list, counts.
    function describe() {
      const groups = new Map();
      model.nodes.forEach(node => groups.set(node.kind, [...(groups.get(node.kind) || []), node]));
      kinds.replaceChildren(element('legend', { textContent: 'Show' }), ...[...groups].map(([kind, all]) => {
        const box = element('input', { type: 'checkbox', checked: !state.hide.includes(kind), value: kind });
        box.addEventListener('change', () => change({ hide: box.checked ? state.hide.filter(k => k !== kind) : [...state.hide, kind] })
          .then(() => kinds.querySelector('[value="' + kind + '"]').focus()));
        return element('label', {}, box, element('span', { className: 'swatch ' + kind }), all[0].title + ' (' + all.length + ')');
      }));
      names.replaceChildren(element('h3', { textContent: 'List' }), ...[...groups].filter(([, all]) => all.some(visible))
        .map(([, all]) => element('details', { open: true }, element('summary', { textContent: all[0].title }),
          element('ul', { className: 'names' }, ...all.filter(visible).map(node => {
            const one = tool(node.label + (node.relation ? ' · ' + node.relation : ''), () => choose(key(node)));
            one.dataset.id = key(node);
            return element('li', {}, one);
          })))));
      said.textContent = shown().length + ' of ' + model.nodes.size + ' boxes shown.'
        + (model.cuts.length ? ' Not all neighbors: ' + model.cuts.join('; ') + '.' : '')
        + (model.nodes.size >= MOST ? ' No more boxes fit; collapse some first.' : '');
      back.disabled = !past.length;
    }

    function rebuild() {
      model = arrange(start, state.open, answers);
      state.open = model.expanded;
      const there = model.nodes.get(state.at);
      if (there ? !visible(there) : !linesOf(state.at).length) { state.at = key(start.center); }
      describe();
      tell();
    }

    // One change at a time, each of which can be undone; a failed load changes nothing.
    let queue = Promise.resolve();
    function change(next, keep = true) {
      queue = queue.then(async () => {
        const before = { open: state.open, hide: state.hide };
        for (const id of next.open || []) {
          // Only what is in the picture is loaded, whatever the address says.
          if (!answers.has(id) && model.nodes.has(id) && address(model.nodes.get(id)).startsWith('/')) {
            answers.set(id, await load(id, taller));
          }
          if (!keep) { model = arrange(start, next.open, answers); }
        }
        if (keep) { past.push(before); }
        Object.assign(state, next);
        const there = new Set(boxes.keys());
        rebuild();
        if (state.view) { settle(there); }
      }).catch(problem => {
        if (!state.view) { rebuild(); }
        said.textContent = 'The neighbors could not be loaded: ' + problem.message + '. Try again.';
      });
      return queue;
    }

    function toggle(id) {
      return change({ open: state.open.includes(id) ? state.open.filter(one => one !== id) : [...state.open, id] });
    }

    function undo() {
      return past.length ? change(past.pop(), false) : queue;
    }

    // From the selected box to the nearest one in this direction.
    function move(dx, dy) {
      const from = model.nodes.get(state.at) || model.center;
      const middle = node => [node.x + node.width / 2, node.y + node.height / 2];
      const [x, y] = middle(from);
      let best = null;
      for (const node of shown()) {
        const [ahead, aside] = [(middle(node)[0] - x) * dx + (middle(node)[1] - y) * dy, Math.abs((middle(node)[0] - x) * dy) + Math.abs((middle(node)[1] - y) * dx)];
        if (ahead > 1 && aside <= ahead * (dx ? 9 : 1) && (!best || ahead + 2 * aside < best.cost)) { best = { node, cost: ahead + 2 * aside }; }
      }
      if (best) { choose(key(best.node), true); }
    }

    const keys = { ArrowRight: () => move(1, 0), ArrowLeft: () => move(-1, 0), ArrowDown: () => move(0, 1), ArrowUp: () => move(0, -1),
      '+': () => zoom(ZOOM.step), '=': () => zoom(ZOOM.step), '-': () => zoom(1 / ZOOM.step), 0: fit, u: undo,
      Enter: () => { if (model.nodes.has(state.at)) { location.href = address(model.nodes.get(state.at)) || location.href; } },
      ' ': () => { if (model.nodes.has(state.at) && state.at !== key(start.center)) { toggle(state.at); } } };
    svg.addEventListener('keydown', event => {
      const act = (event.ctrlKey || event.metaKey) ? event.key === 'z' && undo : !event.altKey && keys[event.key];
      if (act) {
        event.preventDefault();
        act();
      }
    });
    svg.addEventListener('focusin', event => {
      const id = event.target.dataset?.id;
      if (id && id !== state.at) { choose(id); }
    });
    svg.addEventListener('dblclick', event => {
      const id = event.target.closest('.spot')?.dataset.id;
      if (id && id !== key(start.center) && address(model.nodes.get(id)).startsWith('/')) { toggle(id); }
    });
    // The wheel alone scrolls the page, as everywhere; with Ctrl, which a pinch on a touch pad sends too, it zooms.
    svg.addEventListener('wheel', event => {
      if (event.ctrlKey) {
        event.preventDefault();
        zoom(Math.exp(-event.deltaY / 200), event.offsetX, event.offsetY);
      }
    }, { passive: false });

    // One finger or the mouse moves the picture, two fingers zoom; what does not move is a click.
    const fingers = new Map();
    let moved = 0;
    const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.x - b.x, a.y - b.y); };
    svg.addEventListener('pointerdown', event => {
      if (!fingers.size) { moved = 0; }
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    addEventListener('pointermove', event => {
      const last = fingers.get(event.pointerId);
      if (!last) { return; }
      const before = fingers.size === 2 ? spread() : 0;
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
      if (before) {
        zoom(spread() / before);
      } else if (moved > 4) {
        look({ ...state.view, x: state.view.x - (event.clientX - last.x) / state.view.zoom, y: state.view.y - (event.clientY - last.y) / state.view.zoom }, false);
      }
    });
    for (const end of ['pointerup', 'pointercancel']) { addEventListener(end, event => fingers.delete(event.pointerId)); }
    svg.addEventListener('click', event => {
      const id = event.target.closest('.spot')?.dataset.id || event.target.closest('[data-edge]')?.dataset.edge;
      if (id && moved <= 4) { choose(id, true); }
    });

    // The whole picture at full size, with the colors of the page written into it.
    function still() {
      const all = bounds();
      draw(1);
      const copy = svg.cloneNode(true);
      const [from, to] = [svg, copy].map(one => [...one.querySelectorAll('rect, path, text')]);
      from.forEach((one, i) => {
        const look = getComputedStyle(one);
        ['fill', 'stroke', 'stroke-width', 'stroke-dasharray'].forEach(name => to[i].setAttribute(name, look.getPropertyValue(name)));
      });
      draw();
      copy.querySelectorAll('.grip, .why').forEach(one => one.remove());
      copy.querySelectorAll('[tabindex], [role]').forEach(one => { one.removeAttribute('tabindex'); one.removeAttribute('role'); });
      copy.prepend(shape('rect', { ...all, fill: getComputedStyle(document.body).backgroundColor }));
      Object.entries({ width: all.width, height: all.height, viewBox: [all.x, all.y, all.width, all.height].join(' ') })
        .forEach(([name, value]) => copy.setAttribute(name, value));
      return { ...all, href: 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy)) };
    }

    const file = 'neighborhood-' + key(start.center).replace(/[^\w.-]+/g, '-');

    function saveSvg() {
      save(file + '.svg', still().href);
    }

    async function savePng() {
      const drawn = still();
      const image = new Image();
      image.src = drawn.href;
      await image.decode();
      const scale = Math.min(2, 8000 / Math.max(drawn.width, drawn.height));
      const canvas = element('canvas', { width: drawn.width * scale, height: drawn.height * scale });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      save(file + '.png', canvas.toDataURL('image/png'));
    }

    // Sizes change with the window and the side beside the picture.
    const sizes = new ResizeObserver(() => { if (state.view) { look(state.view); } });
    sizes.observe(svg);

    async function restore() {
      const hash = new URLSearchParams(location.hash.slice(1));
      if (!hash.has('explore')) { return false; }
      const list = name => (hash.get(name) || '').split(',').filter(Boolean);
      await change({ open: list('open'), hide: list('hide'), at: hash.get('at') || key(start.center) }, false);
      const [x, y, z] = list('view').map(Number);
      if ([x, y, z].every(Number.isFinite)) { look({ x, y, zoom: bounded(z) }); } else { fit(); }
      // The address may come from a screen of another size.
      if (model.nodes.has(state.at)) { inSight(model.nodes.get(state.at)); }
      return true;
    }
    addEventListener('hashchange', restore);

    function close() {
      removeEventListener('hashchange', restore);
      clearTimeout(writing);
      sizes.disconnect();
      history.replaceState(null, '', location.pathname + location.search);
      whole.remove();
      host.hidden = false;
      button.hidden = false;
      button.focus();
    }

    if (await restore()) {
      whole.scrollIntoView();
    } else {
      rebuild();
      fit();
    }
  }

  for (const host of document.querySelectorAll('[data-neighbourhood]')) {
    const button = element('button', { type: 'button', className: 'start', textContent: 'Explore interactively' });
    const row = element('div', { className: 'tools' }, button);
    host.before(row);
    const begin = () => {
      button.hidden = true;
      row.querySelector('p')?.remove();
      explore(host, button).catch(problem => {
        button.hidden = false;
        row.append(element('p', { textContent: 'The interactive picture failed to load: ' + problem.message }));
      });
    };
    button.addEventListener('click', begin);
    if (new URLSearchParams(location.hash.slice(1)).has('explore')) { begin(); }
  }
})();
