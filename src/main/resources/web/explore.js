// Lets people explore the picture of a neighbourhood: drag, zoom, and take in the neighbours of any node.
// Without script the same picture stands on the page as SVG, each box a link.
'use strict';

(() => {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue('--' + name).trim();

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function looks() {
    const kinds = ['risk', 'domain', 'source', 'work', 'mitigation', 'concept'].map(kind => ({
      selector: 'node[kind = "' + kind + '"]', style: { 'background-color': colour(kind) },
    }));
    return [
      { selector: 'node', style: {
        'shape': 'round-rectangle', 'width': 170, 'height': node => 17 * Math.ceil(node.data('label').length / 21), 'padding': 9, 'label': 'data(label)', 'font-size': 13,
        'text-wrap': 'wrap', 'text-max-width': 160, 'text-valign': 'center', 'color': colour('ink'),
        'background-color': colour('raised'), 'border-width': 1, 'border-color': colour('edge'),
        'font-family': 'system-ui, sans-serif' } },
      ...kinds,
      { selector: 'node.centre', style: { 'border-width': 3, 'border-color': colour('accent'), 'font-weight': 'bold' } },
      { selector: 'node:selected', style: { 'border-width': 3, 'border-color': colour('link') } },
      { selector: 'edge', style: {
        'width': 'mapData(weight, 0, 1, 1, 6)', 'line-color': colour('edge'), 'curve-style': 'straight',
        'label': 'data(relation)', 'font-size': 10, 'color': colour('soft'), 'text-background-color': colour('paper'),
        'text-background-opacity': 0.85 } },
    ];
  }

  function add(board, around) {
    // A thing without an address still needs a name of its own in the picture.
    const put = spot => {
      const id = spot.href || 'nowhere ' + spot.label;
      if (board.getElementById(id).empty()) {
        board.add({ group: 'nodes', data: { id, label: spot.label, kind: spot.kind } });
      }
      return id;
    };
    const centre = put(around.centre);
    for (const spot of around.spots) {
      const id = put(spot);
      const edge = [centre, id].sort().join(' ');
      if (id !== centre && board.getElementById(edge).empty()) {
        board.add({ group: 'edges', data: { id: edge, source: centre, target: id, relation: spot.relation, weight: spot.weight } });
      }
    }
    return centre;
  }

  function arrange(board, calm) {
    board.layout({ name: 'cose', animate: false, randomize: false, nodeRepulsion: () => 900000, idealEdgeLength: () => 140,
      nodeOverlap: 30, padding: 20, numIter: 900, fit: true, animationDuration: calm ? 0 : 300 }).run();
  }

  async function explore(host, start) {
    const load = async address => {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        throw new Error(answer.status + ' for ' + address);
      }
      return answer.json();
    };
    const still = host.querySelector('.still');
    const said = element('p', { textContent: 'Choose a node to open it or to take in its neighbours.' });
    said.setAttribute('role', 'status');
    const open = element('a', { textContent: 'Open its page', hidden: true });
    const more = element('button', { type: 'button', textContent: 'Show its neighbours', disabled: true });
    const all = element('button', { type: 'button', textContent: 'Fit' });
    const back = element('button', { type: 'button', textContent: 'Back to the still picture' });
    const field = element('div', { className: 'board' });
    field.setAttribute('aria-hidden', 'true');
    const tools = element('div', { className: 'tools' }, said, open, more, all, back);
    still.hidden = true;
    host.append(tools, field);
    const board = cytoscape({ container: field, style: looks(), minZoom: 0.2, maxZoom: 3 });
    board.getElementById(add(board, await load(host.dataset.neighbourhood))).addClass('centre');
    arrange(board, true);
    let chosen = null;
    board.on('select', 'node', event => {
      chosen = event.target;
      said.textContent = chosen.data('kind') + ': ' + chosen.data('label');
      open.href = /^(https?:\/)?\//.test(chosen.id()) ? chosen.id() : '#';
      open.hidden = false;
      more.disabled = false;
    });
    board.on('dbltap', 'node', event => { if (/^(https?:\/)?\//.test(event.target.id())) { location.href = event.target.id(); } });
    more.addEventListener('click', async () => {
      add(board, await load('/picture' + chosen.id() + '.json'));
      arrange(board, false);
    });
    all.addEventListener('click', () => board.fit(undefined, 20));
    back.addEventListener('click', () => {
      board.destroy();
      tools.remove();
      field.remove();
      still.hidden = false;
      start.hidden = false;
      start.focus();
    });
  }

  for (const host of document.querySelectorAll('[data-neighbourhood]')) {
    const start = element('button', { type: 'button', className: 'start', textContent: 'Explore this picture' });
    const row = element('div', { className: 'tools' }, start);
    host.before(row);
    start.addEventListener('click', () => {
      start.hidden = true;
      explore(host, start).catch(problem => {
        row.append(element('p', { textContent: 'The picture cannot be explored: ' + problem.message }));
      });
    });
  }
})();
