// The explorer: the still picture of a neighborhood made movable. It starts from the boxes as the server has placed
// them, so nothing jumps; it draws SVG elements, so that names stay text: focusable, selectable, exported as they are.
// Without scripts the page has the still picture, in which each box is a link.
'use strict';

const explorer = (() => {
  const { GAP, MOST, address, key, arrange } = neighborhood;
  const { element, shape, tool } = shapes;
  const ZOOM = { least: 0.3, most: 3, step: 1.3 };

  // Neighborhoods as the server has them; the address of the page holds what is explored.
  function served(host) {
    return {
      first: host.dataset.neighborhood.replace(/^\/picture\/|\.json$/g, ''), open: [], kept: true,
      has: node => address(node).startsWith('/'),
      load: async id => {
        const answer = await fetch('/picture/' + id + '.json', { headers: { Accept: 'application/json' } });
        if (!answer.ok) { throw new Error(text('script.answered', answer.status)); }
        return answer.json();
      },
    };
  }

  // On a phone boxes are narrow: made higher, they hold two lines of a name where one would be cut.
  function stretch(around, by) {
    const made = box => ({ ...box, y: box.y * by, height: box.height * by });
    return { ...around, center: made(around.center), neighbors: around.neighbors.map(made) };
  }

  async function explore(host, button, source = served(host)) {
    const taller = host.clientWidth < 600 ? 2.4 : 1;
    const load = async id => stretch(await source.load(id), taller);
    const start = await load(source.first);
    const answers = new Map();
    const past = [];
    let state = { open: [], hide: [], at: key(start.center) };
    let model = arrange(start, [], answers);
    const drawn = new Map();

    const svg = shape('svg', { class: 'board', role: 'group', 'font-family': 'system-ui, sans-serif',
      'aria-label': text('script.neighborhood', start.center.label) });
    const lines = shape('g', {});
    const spots = shape('g', {});
    const why = shape('g', { class: 'why', 'pointer-events': 'none' });
    svg.append(lines, spots, why);
    const back = tool(text('script.undo'), () => undo());
    const said = element('p');
    said.setAttribute('role', 'status');
    const kinds = element('fieldset');
    const chosen = element('div', { className: 'chosen' });
    const names = element('div');
    const side = element('div', { className: 'side', tabIndex: 0 }, chosen, names);
    side.setAttribute('role', 'region');
    side.setAttribute('aria-label', text('script.selection-and-list'));
    const whole = element('div', { className: 'explorer' }, element('div', { className: 'tools' },
      tool(text('script.zoom-in'), () => pan.zoom(ZOOM.step)), tool(text('script.zoom-out'), () => pan.zoom(1 / ZOOM.step)), tool(text('script.fit'), () => fit()), back,
      tool(text('script.save-svg'), () => shapes.save(file + '.svg', still())),
      tool(text('script.save-png'), async () => shapes.save(file + '.png', await shapes.png(still(), bounds()))), tool(text('script.close'), () => close()), said), kinds,
      element('div', { className: 'columns' }, svg, side));
    host.hidden = true;
    host.after(whole);

    const visible = node => node === model.center || !state.hide.includes(node.kind);
    const shown = () => [...model.nodes.values()].filter(visible);
    const linesOf = id => [...model.edges.values()].filter(edge => visible(edge.from) && visible(edge.to)
      && (edge.id === id || key(edge.from) === id || key(edge.to) === id));

    const pan = board(svg, ZOOM, zoomed => {
      if (zoomed) { draw(); }
      remember();
    });

    function drawNode(node, scale) {
      const id = key(node);
      if (!drawn.has(id)) {
        drawn.set(id, shape('g', { 'data-id': id, role: 'button' }));
        spots.append(drawn.get(id));
      }
      // One box is in the order of Tab, from which arrow keys lead to the others.
      const center = node === model.center;
      boxes.draw(drawn.get(id), node, { center, chosen: id === state.at, expanded: model.expanded.includes(id),
        stop: id === state.at || (center && !model.nodes.has(state.at)) }, scale);
    }

    function draw(scale = pan.view.zoom) {
      for (const [id, box] of drawn) {
        if (!model.nodes.has(id) || !visible(model.nodes.get(id))) {
          box.remove();
          drawn.delete(id);
        }
      }
      lines.replaceChildren(...[...model.edges.values()].filter(e => visible(e.from) && visible(e.to))
        .map(edge => boxes.line(edge, [edge.id, key(edge.from), key(edge.to)].includes(state.at))));
      shown().forEach(node => drawNode(node, scale));
      const edge = model.edges.get(state.at);
      why.replaceChildren(...(edge ? boxes.reasons(edge, svg, pan.view) : []));
    }

    function bounds() {
      const all = shown();
      const [x, y] = ['x', 'y'].map(axis => Math.min(...all.map(node => node[axis])) - 30);
      return { x, y, width: Math.max(...all.map(n => n.x + n.width)) + 30 - x, height: Math.max(...all.map(n => n.y + n.height)) + 30 - y };
    }

    const look = view => pan.look(view, true);
    const inSight = node => pan.inSight(node, GAP);

    function fit() {
      const node = model.nodes.get(state.at) || model.center;
      pan.fit(bounds(), 1.3, { x: node.x + node.width / 2, y: node.y + node.height / 2 });
    }

    // After a change: all of it if names keep most of their words, or else what is new and the box it belongs to.
    function settle(before) {
      const all = bounds();
      const node = model.nodes.get(state.at);
      if (!node || Math.min(svg.clientWidth / all.width, svg.clientHeight / all.height) > 0.6) { return fit(); }
      const news = shown().filter(one => !before.has(key(one)));
      const mean = axis => news.length ? news.reduce((sum, one) => sum + one[axis], 0) / news.length : node[axis];
      look({ ...pan.view, x: (mean('x') + node.x + node.width) / 2, y: (mean('y') + node.y + node.height) / 2 });
      if (!news.length) { inSight(node); }
    }

    // The address holds the state: reload, bookmark and share it. It is written late, as browsers allow few writes.
    let writing = 0;
    function remember() {
      clearTimeout(writing);
      if (!source.kept) { return; }
      writing = setTimeout(() => {
        const { x, y, zoom: z } = pan.view;
        const hash = new URLSearchParams({ explore: 'on', open: state.open.join(','), hide: state.hide.join(','), at: state.at,
          view: [Math.round(x), Math.round(y), z.toFixed(4)].join(',') });
        history.replaceState(null, '', '#' + hash);
      }, 150);
    }

    function about(edge, from) {
      const other = key(edge.from) === from ? edge.to : edge.from;
      const pair = edge.from.kind === 'risk' && edge.to.kind === 'risk' && [edge.from, edge.to].map(one => key(one).slice(5));
      const relations = edge.relations.map(one => key(one.from) === from ? one.name : text('script.from-there', one.name));
      // A link and the one in return have reasons in common.
      const reasons = [...new Set(edge.relations.flatMap(one => one.reasons))];
      return element('li', {}, other.label + ': ' + relations.join('; '),
        element('ul', {}, ...reasons.map(reason => element('li', { textContent: reason })),
          ...(pair ? [element('li', {}, element('a', { href: '/compare?a=' + pair[0] + '&b=' + pair[1], textContent: text('script.compare') }))] : [])));
    }

    function tell() {
      const node = model.nodes.get(state.at);
      const edge = model.edges.get(state.at);
      const parts = [];
      if (node) {
        parts.push(element('h3', { textContent: node.title + ': ' + node.label }));
        const acts = element('div', { className: 'tools' });
        if (address(node)) { acts.append(element('a', { href: address(node), textContent: text('script.open-page') })); }
        if (source.has(node) && node !== model.center) {
          acts.append(tool(model.expanded.includes(state.at) ? text('script.collapse') : text('script.expand'),
            () => toggle(key(node)).then(() => chosen.querySelector('button')?.focus())));
        }
        parts.push(acts);
      } else {
        parts.push(element('h3', { textContent: text('script.why', edge.from.label, edge.to.label) }));
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
      if (focus) { drawn.get(id)?.focus({ preventScroll: true }); }
      remember();
    }

    // Everything beside the picture: legend with filters, list, counts.
    function describe() {
      const groups = new Map();
      model.nodes.forEach(node => groups.set(node.kind, [...(groups.get(node.kind) || []), node]));
      kinds.replaceChildren(element('legend', { textContent: text('script.show') }), ...[...groups].map(([kind, all]) => {
        const box = element('input', { type: 'checkbox', checked: !state.hide.includes(kind), value: kind });
        box.addEventListener('change', () => change({ hide: box.checked ? state.hide.filter(k => k !== kind) : [...state.hide, kind] })
          .then(() => kinds.querySelector('[value="' + kind + '"]').focus()));
        return element('label', {}, box, element('span', { className: 'swatch ' + kind }), all[0].title + ' (' + all.length + ')');
      }));
      names.replaceChildren(element('h3', { textContent: text('script.list') }), ...[...groups].filter(([, all]) => all.some(visible))
        .map(([, all]) => element('details', { open: true }, element('summary', { textContent: all[0].title }),
          element('ul', { className: 'names' }, ...all.filter(visible).map(node => {
            const one = tool(node.label + (node.relation ? ' · ' + node.relation : ''), () => choose(key(node)));
            one.dataset.id = key(node);
            return element('li', {}, one);
          })))));
      said.textContent = [shown().length < model.nodes.size ? text('script.shown', shown().length, model.nodes.size) : text('script.boxes', model.nodes.size),
        model.cuts.length ? text('script.cuts', model.cuts.join('; ')) : '',
        model.nodes.size >= MOST ? text('script.full') : ''].filter(Boolean).join(' ');
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
          if (!answers.has(id) && model.nodes.has(id) && source.has(model.nodes.get(id))) {
            answers.set(id, await load(id));
          }
          if (!keep) { model = arrange(start, next.open, answers); }
        }
        if (keep) { past.push(before); }
        Object.assign(state, next);
        const there = new Set(drawn.keys());
        rebuild();
        if (pan.view) { settle(there); }
      }).catch(problem => {
        if (!pan.view) { rebuild(); }
        said.textContent = text('script.neighbors-failed', problem.message);
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
      '+': () => pan.zoom(ZOOM.step), '=': () => pan.zoom(ZOOM.step), '-': () => pan.zoom(1 / ZOOM.step), 0: fit, u: undo,
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
      if (id && id !== key(start.center) && source.has(model.nodes.get(id))) { toggle(id); }
    });
    svg.addEventListener('click', event => {
      const id = event.target.closest('.spot')?.dataset.id || event.target.closest('[data-edge]')?.dataset.edge;
      if (id && pan.isClick()) { choose(id, true); }
    });

    const file = 'neighborhood-' + key(start.center).replace(/[^\w.-]+/g, '-');

    // At full size, whatever the zoom.
    function still() {
      draw(1);
      const href = shapes.still(svg, bounds(), '.grip, .why');
      draw();
      return href;
    }

    async function restore() {
      const hash = new URLSearchParams(location.hash.slice(1));
      if (!source.kept || !hash.has('explore')) { return false; }
      const list = name => (hash.get(name) || '').split(',').filter(Boolean);
      await change({ open: list('open'), hide: list('hide'), at: hash.get('at') || key(start.center) }, false);
      const [x, y, z] = list('view').map(Number);
      if ([x, y, z].every(Number.isFinite)) { look({ x, y, zoom: pan.bounded(z) }); } else { fit(); }
      // The address may come from a screen of another size.
      if (model.nodes.has(state.at)) { inSight(model.nodes.get(state.at)); }
      return true;
    }
    addEventListener('hashchange', restore);

    function close() {
      removeEventListener('hashchange', restore);
      clearTimeout(writing);
      pan.end();
      if (source.kept) { history.replaceState(null, '', location.pathname + location.search); }
      whole.remove();
      host.hidden = false;
      button.hidden = false;
      button.focus();
      source.closed?.();
    }

    if (await restore()) {
      // A frame later, so that nothing moves that is seen.
      requestAnimationFrame(() => setTimeout(() => whole.scrollIntoView()));
    } else {
      await change({ open: source.open }, false);
      fit();
    }
  }

  for (const host of document.querySelectorAll('[data-neighborhood]')) {
    const button = element('button', { type: 'button', className: 'start', textContent: text('script.explore') });
    const row = element('div', { className: 'tools' }, button);
    host.before(row);
    const begin = () => {
      button.hidden = true;
      row.querySelector('p')?.remove();
      explore(host, button).catch(problem => {
        button.hidden = false;
        row.append(element('p', { textContent: text('script.explorer-failed', problem.message) }));
      });
    };
    button.addEventListener('click', begin);
    if (new URLSearchParams(location.hash.slice(1)).has('explore')) { begin(); }
  }

  return { explore };
})();
