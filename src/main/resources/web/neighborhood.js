// What the explorer shows and where: boxes, lines between them, and names broken into lines. Nothing here draws or loads.
'use strict';

const neighborhood = (() => {
  const STEP = 345;          // from one column of boxes to the next; the server's columns are as far apart
  const GAP = 10;            // between the boxes of a column
  const MOST = 200;          // boxes; more cannot be looked at, and a shared address must not load without end
  const pen = document.createElement('canvas').getContext('2d');

  // Lines of a text that fit; an ellipsis stands for the rest.
  function wrap(text, size, width, most, weight = 'normal') {
    pen.font = weight + ' ' + size + 'px system-ui, sans-serif';
    const fits = words => pen.measureText(words).width <= width;
    const cut = words => {
      let kept = [...words];
      while (kept.length && !fits(kept.join('') + '…')) { kept.pop(); }
      return kept.join('').trimEnd() + '…';
    };
    const lines = [''];
    for (const word of text.split(/\s+/)) {
      const longer = (lines.at(-1) + ' ' + word).trim();
      if (fits(longer) || !lines.at(-1)) { lines[lines.length - 1] = longer; } else { lines.push(word); }
    }
    const shown = lines.slice(0, most).map(line => fits(line) ? line : cut(line));
    if (lines.length > most) { shown[most - 1] = cut(lines.slice(most - 1).join(' ')); }
    return shown;
  }

  // Empty for boxes without a web address; the data must not choose another scheme.
  const address = node => /^(https?:\/)?\//.test(node.href) ? node.href : '';
  const key = node => address(node).startsWith('/') ? node.href.slice(1) : node.iri;
  const hit = (a, b) => Math.abs(a.x - b.x) < a.width && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP;

  // Boxes that an expansion adds go to the free place nearest to the expanded one, outward from the center.
  function place(nodes, from, center, size) {
    const sides = from.x > center.x ? [1] : from.x < center.x ? [-1] : [1, -1];
    let best = null;
    for (const side of sides) {
      for (let column = 1; column <= 3; column++) {
        for (let off = 0; off < 4000 && (!best || off + (column - 1) * STEP < best.cost); off += 20) {
          for (const y of [from.y + off, from.y - off]) {
            const box = { x: from.x + side * column * STEP, y, width: size.width, height: size.height };
            const cost = off + (column - 1) * STEP;
            if ((!best || cost < best.cost) && ![...nodes.values()].some(node => hit(box, node))) { best = { box, cost }; }
          }
        }
      }
    }
    return best ? best.box : { x: from.x, y: Math.max(...[...nodes.values()].map(n => n.y + n.height)) + GAP };
  }

  // All boxes and lines after these expansions, in order: the same expansions always give the same picture.
  function arrange(start, open, answers) {
    const nodes = new Map([[key(start.center), { ...start.center }]]);
    const edges = new Map();
    const cuts = [...start.cuts];
    const center = nodes.get(key(start.center));
    const expanded = [];
    const add = (from, around, placed) => {
      for (const one of around.neighbors) {
        const id = key(one);
        if (id === key(from)) { continue; }
        if (!nodes.has(id)) {
          if (nodes.size >= MOST) { continue; }
          nodes.set(id, { ...one, ...(placed ? {} : place(nodes, from, center, one)) });
        }
        const pair = [key(from), id].sort().join(' ');
        // A parent that is also related has one line with both relations.
        const edge = edges.get(pair) || { id: pair, from, to: nodes.get(id), weight: 0, relations: [] };
        edge.relations.push({ from, name: one.relation, reasons: one.reasons });
        edge.weight = Math.max(edge.weight, one.weight);
        edges.set(pair, edge);
      }
    };
    // The server has places for all of them.
    add(center, start, start.neighbors.every(one => 'x' in one));
    for (const id of open) {
      if (nodes.has(id) && answers.has(id)) {
        expanded.push(id);
        add(nodes.get(id), answers.get(id), false);
        cuts.push(...answers.get(id).cuts.map(cut => nodes.get(id).label + ', ' + cut));
      }
    }
    return { nodes, edges, cuts, center, expanded };
  }

  return { GAP, MOST, wrap, address, key, arrange };
})();
