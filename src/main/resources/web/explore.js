// Makes the picture of a neighborhood interactive: drag, zoom, and expand the neighbors of a node.
// Without scripts the page has the same picture as SVG, in which each box is a link.
'use strict';

(() => {
  const library = document.currentScript.dataset.cytoscape;
  const style = getComputedStyle(document.documentElement);
  const color = name => style.getPropertyValue('--' + name).trim();

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function looks() {
    const kinds = ['risk', 'domain', 'source', 'work', 'mitigation', 'concept'].map(kind => ({
      selector: 'node[kind = "' + kind + '"]', style: { 'background-color': color(kind) },
    }));
    return [
      { selector: 'node', style: {
        'shape': 'round-rectangle', 'width': 170, 'height': node => 17 * Math.ceil(node.data('label').length / 21), 'padding': 9, 'label': 'data(label)', 'font-size': 13,
        'text-wrap': 'wrap', 'text-max-width': 160, 'text-valign': 'center', 'color': color('ink'),
        'background-color': color('raised'), 'border-width': 1, 'border-color': color('edge'),
        'font-family': 'system-ui, sans-serif' } },
      ...kinds,
      { selector: 'node.center', style: { 'border-width': 3, 'border-color': color('accent'), 'font-weight': 'bold' } },
      { selector: 'node:selected', style: { 'border-width': 3, 'border-color': color('link') } },
      { selector: 'edge', style: {
        'width': 'mapData(weight, 0, 1, 1, 6)', 'line-color': color('edge'), 'curve-style': 'straight',
        'label': 'data(relation)', 'font-size': 10, 'color': color('soft'), 'text-background-color': color('paper'),
        'text-background-opacity': 0.85 } },
    ];
  }

  function add(board, around) {
    const put = node => {
      if (board.getElementById(node.iri).empty()) {
        board.add({ group: 'nodes', data: { id: node.iri, href: node.href, label: node.label, kind: node.kind } });
      }
      return node.iri;
    };
    const center = put(around.center);
    for (const neighbor of around.neighbors) {
      const id = put(neighbor);
      const edge = [center, id].sort().join(' ');
      if (id !== center && board.getElementById(edge).empty()) {
        board.add({ group: 'edges', data: { id: edge, source: center, target: id, relation: neighbor.relation, weight: neighbor.weight } });
      }
    }
    return center;
  }

  // Empty for nodes without a web address; the data must not choose another scheme.
  function address(node) {
    return /^(https?:\/)?\//.test(node.data('href')) ? node.data('href') : '';
  }

  function arrange(board, calm) {
    board.layout({ name: 'cose', animate: false, randomize: false, nodeRepulsion: () => 900000, idealEdgeLength: () => 140,
      nodeOverlap: 30, padding: 20, numIter: 900, fit: true, animationDuration: calm ? 0 : 300 }).run();
  }

  // The drawing library is large, so it is loaded when it is first needed.
  function loadLibrary() {
    return new Promise((resolve, reject) => {
      if (window.cytoscape) {
        resolve();
      } else {
        document.head.append(element('script', { src: library, onload: resolve,
          onerror: () => reject(new Error('no answer for ' + library)) }));
      }
    });
  }

  async function explore(host, start) {
    await loadLibrary();
    const load = async address => {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } });
      if (!answer.ok) {
        throw new Error(answer.status + ' for ' + address);
      }
      return answer.json();
    };
    const still = host.querySelector('.still');
    const said = element('p', { textContent: 'Select a node to open its page or to add its neighbors.' });
    said.setAttribute('role', 'status');
    const open = element('a', { textContent: 'Open page', hidden: true });
    const more = element('button', { type: 'button', textContent: 'Expand neighbors', disabled: true });
    const all = element('button', { type: 'button', textContent: 'Fit' });
    const back = element('button', { type: 'button', textContent: 'Close' });
    const field = element('div', { className: 'board' });
    field.setAttribute('aria-hidden', 'true');
    const tools = element('div', { className: 'tools' }, said, open, more, all, back);
    still.hidden = true;
    host.append(tools, field);
    const board = cytoscape({ container: field, style: looks(), minZoom: 0.2, maxZoom: 3 });
    board.getElementById(add(board, await load(host.dataset.neighbourhood))).addClass('center');
    arrange(board, true);
    let chosen = null;
    board.on('select', 'node', event => {
      chosen = event.target;
      said.textContent = chosen.data('kind') + ': ' + chosen.data('label');
      open.href = address(chosen) || '#';
      open.hidden = !address(chosen);
      more.disabled = !address(chosen).startsWith('/');
    });
    board.on('dbltap', 'node', event => { if (address(event.target)) { location.href = address(event.target); } });
    more.addEventListener('click', async () => {
      add(board, await load('/picture' + chosen.data('href') + '.json'));
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
    const start = element('button', { type: 'button', className: 'start', textContent: 'Explore interactively' });
    const row = element('div', { className: 'tools' }, start);
    host.before(row);
    start.addEventListener('click', () => {
      start.hidden = true;
      explore(host, start).catch(problem => {
        row.append(element('p', { textContent: 'The interactive picture failed to load: ' + problem.message }));
      });
    });
  }
})();
