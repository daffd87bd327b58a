// What the explorer draws: a box with a name that stays readable, a line between two, and the reasons of a line.
'use strict';

const boxes = (() => {
  const { GAP, wrap } = neighborhood;
  const { shape } = shapes;
  const READABLE = 12;       // pixels on the screen below which no name goes, however small the boxes become
  const FULL = 0.92;         // the zoom from which on names have their own size, and relations stand above them

  // Draws a box into an element at this zoom; look says whether it is the center, chosen, expanded, a stop of Tab.
  function draw(box, node, look, scale) {
    const weight = look.center ? 'bold' : 'normal';
    box.setAttribute('class', 'spot ' + node.kind + ['center', 'chosen', 'expanded'].map(one => look[one] ? ' ' + one : '').join(''));
    // What the box shows comes first, so that it can be spoken to choose it.
    box.setAttribute('aria-label', (node.relation ? node.relation + ' ' : '') + node.label + ', ' + node.title);
    // One box is in the order of Tab, from which arrow keys lead to the others.
    box.setAttribute('tabindex', look.stop ? 0 : -1);
    const full = scale >= FULL;
    const size = full ? 13 : READABLE / scale;
    const head = full && node.relation ? 15 : 0;
    const step = size * 1.3;
    const text = wrap(node.label, size, node.width - 20, Math.max(1, Math.floor((node.height - head - 4) / step)), weight);
    const top = node.y + head + (node.height - head - text.length * step) / 2 + size;
    box.replaceChildren(shape('rect', { x: node.x, y: node.y, width: node.width, height: node.height, rx: 8 }),
      ...(head ? [shape('text', { class: 'relation', x: node.x + 10, y: node.y + 18, 'font-size': 12 },
        wrap(node.relation, 12, node.width - 20, 1)[0])] : []),
      ...text.flatMap((line, i) => [' ', shape('text', { x: node.x + 10, y: top + i * step, 'font-size': size, 'font-weight': weight },
        line)]), shape('title', {}, node.label));
  }

  function line(edge, active) {
    const [a, b] = [edge.from, edge.to];
    const ahead = b.x >= a.x + a.width ? 1 : b.x + b.width <= a.x ? -1 : 0;
    const from = { x: ahead > 0 ? a.x + a.width : a.x, y: a.y + a.height / 2 };
    const to = { x: ahead < 0 ? b.x + b.width : b.x, y: b.y + b.height / 2 };
    const bend = ahead ? (from.x + to.x) / 2 : Math.min(a.x, b.x) - 24;
    const d = `M${from.x} ${from.y} C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`;
    return shape('g', { class: active ? 'chosen' : '', 'data-edge': edge.id },
      shape('path', { class: 'edge', d, 'stroke-width': 1.5 + 4 * edge.weight }), shape('path', { class: 'grip', d }));
  }

  // The reasons on the selected line, as large on the screen at each zoom.
  function reasons(edge, svg, view) {
    const scale = view.zoom;
    const size = READABLE / scale;
    const text = [...edge.relations.map(one => one.name), ...new Set(edge.relations.flatMap(one => one.reasons.slice(0, 3)))]
      .flatMap(line => wrap(line, size, 270 / scale, 2));
    const left = view.x - svg.clientWidth / scale / 2;
    const x = Math.max(left + 4 / scale, Math.min(left + (svg.clientWidth - 294) / scale, (edge.from.x + edge.to.x + edge.to.width) / 2 - 140 / scale));
    const height = (text.length * 1.4 + 0.8) * size;
    // Below both boxes, or above them where the board ends.
    const below = Math.max(...[edge.from, edge.to].map(one => one.y + one.height)) + GAP;
    const y = below + height < view.y + svg.clientHeight / scale / 2 ? below : Math.min(edge.from.y, edge.to.y) - GAP - height;
    return [shape('rect', { x, y, width: 290 / scale, height, rx: 6 / scale,
      'stroke-width': 2 / scale }), ...text.map((line, i) => shape('text', { x: x + 10 / scale,
      y: y + (i * 1.4 + 1.3) * size, 'font-size': size }, line))];
  }

  return { draw, line, reasons };
})();
