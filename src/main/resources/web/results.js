// The answer to a query: a table, a picture of its triples, or bars for its numbers.
'use strict';

const results = (() => {
  const ENDPOINT = '/risks/sparql';
  const RDF = 'application/n-triples';
  const MOST_ROWS = 1000;
  const MOST_LABELS = 300;
  const MOST_BARS = 50;
  const BOX = { width: 290, height: 47 };
  const NAMES = ['http://www.w3.org/2000/01/rdf-schema#label', 'http://www.w3.org/2004/02/skos/core#prefLabel'];
  const { element, shape, tool } = shapes;
  const place = id => document.getElementById(id);

  async function ask(query, accept, signal) {
    const answer = await fetch(ENDPOINT, { method: 'POST', headers: { Accept: accept }, body: new URLSearchParams({ query }), signal });
    const body = await answer.text();
    if (!answer.ok) {
      throw new Error(body.trim() || text('script.answered', answer.status));
    }
    return { body, type: answer.headers.get('Content-Type') || '' };
  }

  const unescaped = written => written.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)/g, (all, four, eight, one) =>
    four || eight ? String.fromCodePoint(parseInt(four || eight, 16)) : { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[one] || one);

  function term(written) {
    if (written.startsWith('<')) {
      return { type: 'uri', value: unescaped(written.slice(1, -1)) };
    }
    const literal = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<(.*)>)?$/.exec(written);
    return literal ? { type: 'literal', value: unescaped(literal[1]), 'xml:lang': literal[2], datatype: literal[3] }
      : { type: 'bnode', value: written.replace(/^_:/, '') };
  }

  function triples(body) {
    const rows = body.split('\n').map(line => /^(\S+) (\S+) (.*) \.$/.exec(line)).filter(Boolean)
      .map(parts => ({ Subject: term(parts[1]), Predicate: term(parts[2]), Object: term(parts[3]) }));
    return { columns: ['Subject', 'Predicate', 'Object'], rows };
  }

  // The address of what an IRI names: its page here, or the IRI itself on the web.
  function address(iri, site) {
    if (iri.startsWith(site.ontology)) {
      const rest = iri.slice(site.ontology.length);
      return rest === '' || rest.startsWith('#') ? '/ontology' + rest : '/ontology';
    }
    const path = iri.startsWith(site.base) ? iri.slice(site.base.length) : '';
    return site.kinds.includes(path.split('/')[0]) && path.includes('/') ? '/' + path : /^https?:\/\//.test(iri) ? iri : '';
  }

  function short(iri, site) {
    const [prefix, space] = Object.entries(site.prefixes).filter(([, namespace]) => iri.startsWith(namespace))
      .sort((a, b) => b[1].length - a[1].length)[0] || ['', ''];
    return prefix ? prefix + ':' + iri.slice(space.length) : iri;
  }

  function cell(value, site) {
    if (!value) {
      return '';
    }
    if (value.type !== 'uri') {
      return element('span', { title: value['xml:lang'] || short(value.datatype || '', site) }, value.type === 'bnode' ? '_:' + value.value : value.value);
    }
    const target = address(value.value, site);
    const name = short(value.value, site);
    return target ? element('a', { href: target, title: value.value }, name) : name;
  }

  // The names of what has a page here, by IRI; of the first ones, if there are many.
  async function namesOf(iris, site, signal) {
    const ours = [...new Set(iris)].filter(iri => iri.startsWith(site.base) && !/[\s<>"{}|\\^`]/.test(iri)).slice(0, MOST_LABELS);
    if (ours.length === 0) {
      return new Map();
    }
    const query = 'SELECT ?iri (SAMPLE(?label) AS ?name) { VALUES ?iri { ' + ours.map(iri => '<' + iri + '>').join(' ')
      + ' } ?iri <' + NAMES[0] + '> ?label } GROUP BY ?iri';
    const { body } = await ask(query, 'application/sparql-results+json', signal);
    return new Map(JSON.parse(body).results.bindings.map(row => [row.iri.value, row.name.value]));
  }

  // Names behind the IRIs of a table, if the query did not ask for them.
  async function label(table, site, signal) {
    const links = [...table.querySelectorAll('td a')];
    const names = await namesOf(links.map(link => link.title), site, signal);
    for (const link of links.filter(each => names.has(each.title))) {
      const besides = [...link.closest('tr').cells].map(each => each.textContent);
      if (!besides.includes(names.get(link.title))) {
        link.after(element('span', { className: 'name' }, names.get(link.title)));
      }
    }
  }

  // The columns of triples are ours, those of rows the names of variables.
  const heading = name => ({ Subject: text('query.subject'), Predicate: text('query.predicate'), Object: text('query.object') })[name] || name;

  function table({ columns, rows }, site) {
    return element('table', {},
      element('thead', {}, element('tr', {}, ...columns.map(name => element('th', { scope: 'col' }, heading(name))))),
      element('tbody', {}, ...rows.slice(0, MOST_ROWS).map(row => element('tr', {}, ...columns.map(name => element('td', {}, cell(row[name], site)))))));
  }

  // ---- the picture

  const key = value => value.type === 'bnode' ? '_:' + value.value : value.value;

  // Triples between resources as what the explorer explores: from the resource with most of them to all that connect.
  function graph(rows, site, labels) {
    const names = new Map([...labels, ...rows.filter(row => NAMES.includes(row.Predicate.value)).map(row => [key(row.Subject), row.Object.value])]);
    const links = rows.filter(row => row.Object.type !== 'literal');
    const ends = new Map();
    for (const row of links) {
      for (const end of [row.Subject, row.Object]) {
        ends.set(key(end), { value: end, rows: [...(ends.get(key(end))?.rows || []), row] });
      }
    }
    const box = (id, relation) => {
      const href = ends.get(id).value.type === 'uri' ? address(id, site) : '';
      const kind = href.startsWith('/') && site.kinds.includes(href.split('/')[1]) ? href.split('/')[1] : 'other';
      return { ...BOX, kind, title: text('kind.' + kind).replace(/^./, first => first.toUpperCase()), relation, label: names.get(id) || short(id, site),
        iri: id, href, weight: 0, reasons: [] };
    };
    // As the explorer names boxes: by their page, or by their IRI.
    const known = id => box(id, '').href.startsWith('/') ? box(id, '').href.slice(1) : id;
    const first = [...ends.keys()].reduce((a, b) => ends.get(b).rows.length > ends.get(a).rows.length ? b : a);
    const answers = new Map();
    const used = new Set();
    const reached = [first];
    for (const id of reached) {
      const neighbors = ends.get(id).rows.filter(row => !used.has(row)).map(row => {
        used.add(row);
        const out = key(row.Subject) === id;
        const other = key(out ? row.Object : row.Subject);
        if (!reached.includes(other)) { reached.push(other); }
        return box(other, out ? short(row.Predicate.value, site) : text('script.inverse', short(row.Predicate.value, site)));
      });
      answers.set(known(id), { center: { ...box(id, ''), x: 0, y: 0 }, neighbors, cuts: [] });
    }
    return { first: known(first), open: [...answers.keys()].filter(id => answers.get(id).neighbors.length > 0), kept: false,
      has: node => answers.get(known(node.iri))?.neighbors.length > 0, load: async id => structuredClone(answers.get(id)),
      note: [rows.length - links.length ? text('script.literals', rows.length - links.length) : '',
        ends.size > reached.length ? text('script.apart', ends.size - reached.length) : ''].filter(Boolean).join(' ') };
  }

  // ---- the bars

  const isNumber = value => value?.type === 'literal' && value.value.trim() !== '' && Number.isFinite(Number(value.value));

  // The columns of which every value is a number, and the best name of a row: a text before an IRI.
  function numbers({ columns, rows }) {
    const filled = columns.filter(name => rows.every(row => row[name]));
    const values = filled.filter(name => rows.every(row => isNumber(row[name])));
    const others = filled.filter(name => !values.includes(name));
    return { values, name: others.find(name => rows.every(row => row[name].type === 'literal')) || others[0] };
  }

  function bars(rows, { name, value }, site) {
    const shown = rows.slice(0, MOST_BARS).map(row => ({ name: row[name].type === 'uri' ? short(row[name].value, site) : row[name].value,
      href: row[name].type === 'uri' ? address(row[name].value, site) : '', number: Number(row[value].value), text: row[value].value }));
    const [least, most] = [Math.min(0, ...shown.map(bar => bar.number)), Math.max(0, ...shown.map(bar => bar.number))];
    const width = Math.min(760, place('result').clientWidth);
    const [start, end] = [0.4 * width, width - 75];
    const at = number => start + (end - start) * (number - least) / (most - least || 1);
    const svg = shape('svg', { viewBox: [0, 0, width, 26 * shown.length + 8].join(' '), width, role: 'group', 'aria-label': text('script.bars', value, name), class: 'bars' });
    shown.forEach((bar, i) => {
      const y = 26 * i + 4;
      const words = shape('text', { x: start - 8, y: y + 15, 'text-anchor': 'end' }, neighborhood.wrap(bar.name, 14, start - 12, 1)[0]);
      svg.append(shape('g', {}, shape('title', {}, bar.name + ': ' + bar.text), bar.href ? shape('a', { href: bar.href }, words) : words,
        shape('rect', { x: Math.min(at(0), at(bar.number)), y, width: Math.max(1, Math.abs(at(bar.number) - at(0))), height: 20 }),
        shape('text', { x: Math.max(at(0), at(bar.number)) + 6, y: y + 15 }, bar.text.length > 9 ? String(Number(bar.number.toPrecision(6))) : bar.text)));
    });
    return svg;
  }

  function chart(answer, site) {
    const { values, name } = numbers(answer);
    const choice = element('select', { id: 'number' }, ...values.map(value => element('option', { value }, value)));
    const draw = () => bars(answer.rows, { name, value: choice.value }, site);
    const picture = element('div', {}, draw());
    choice.addEventListener('change', () => picture.replaceChildren(draw()));
    return element('div', {}, ...(values.length > 1 ? [element('p', {}, element('label', { htmlFor: 'number' }, text('script.bars-show')), ' ', choice)] : []), picture,
      ...(answer.rows.length > MOST_BARS ? [element('p', { className: 'hint' }, text('script.first-rows', MOST_BARS, answer.rows.length))] : []));
  }

  // ---- all of it

  // The explorer leaves and a row of buttons is empty.
  function clear() {
    place('views').replaceChildren();
    place('views').hidden = place('result').hidden = true;
    place('result').replaceChildren();
    place('result').classList.remove('pictured');
  }

  // Buttons for the views that an answer has.
  function offer(views) {
    const buttons = Object.entries(views).map(([name, draw]) => tool(text('script.' + name), event => {
      buttons.forEach(button => button.setAttribute('aria-pressed', button === event.currentTarget));
      place('result').classList.toggle('pictured', name !== 'table');
      place('result').replaceChildren(draw());
    }));
    buttons[0].setAttribute('aria-pressed', true);
    buttons.slice(1).forEach(button => button.setAttribute('aria-pressed', false));
    place('views').replaceChildren(...buttons);
    place('views').hidden = buttons.length < 2;
  }

  // Comes once the names are there, which a failure does not hold up.
  function explored(rows, site) {
    const host = element('div');
    const whole = element('div', {}, host);
    const [back, here] = place('views').querySelectorAll('button');
    const ends = rows.flatMap(row => [row.Subject, row.Object]).filter(end => end.type === 'uri').map(end => end.value);
    namesOf(ends, site).catch(() => new Map()).then(names => {
      const source = { ...graph(rows, site, names), closed: () => back.click() };
      if (source.note) {
        host.before(element('p', { className: 'hint' }, source.note));
      }
      return whole.isConnected && explorer.explore(host, here, source);
    }).catch(problem => host.before(element('p', { className: 'error' }, text('script.graph-failed', problem.message))));
    return whole;
  }

  // Shows an answer; it came at this time after the query was sent.
  async function show({ body, type }, site, started, signal) {
    const answer = type.startsWith(RDF) ? triples(body) : JSON.parse(body);
    const seconds = ((performance.now() - started) / 1000).toFixed(2) + ' s';
    if ('boolean' in answer) {
      place('state').textContent = text(answer.boolean ? 'query.yes' : 'query.no') + ' · ' + seconds;
      return;
    }
    const columns = answer.columns || answer.head.vars;
    const rows = answer.rows || answer.results.bindings;
    place('state').textContent = text(answer.rows ? 'count.triple' : 'count.row', rows.length) + ' · ' + seconds
      + (rows.length > MOST_ROWS ? ' · ' + text('script.first-shown', MOST_ROWS) : '');
    const made = table({ columns, rows }, site);
    place('result').replaceChildren(made);
    place('result').hidden = rows.length === 0;
    const all = { columns, rows };
    const { values, name } = answer.rows ? { values: [] } : numbers(all);
    offer({ table: () => made, ...(answer.rows && rows.some(row => row.Object.type !== 'literal') ? { graph: () => explored(rows, site) } : {}),
      ...(rows.length && values.length && name ? { chart: () => chart(all, site) } : {}) });
    await label(made, site, signal).catch(() => {});
  }

  return { ENDPOINT, RDF, ask, show, clear };
})();
