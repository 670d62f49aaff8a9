/** The page: a list of messages and the one that is chosen. HTML mail is shown where its scripts and links are dead. */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail catcher</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
  body { margin: 0; display: grid; grid-template-columns: minmax(18rem, 26rem) 1fr; height: 100vh; }
  nav { overflow: auto; border-right: 1px solid #8886; }
  header { padding: .6rem; position: sticky; top: 0; background: Canvas; border-bottom: 1px solid #8886; }
  header input { width: 100%; box-sizing: border-box; padding: .4rem; font: inherit; }
  ul { list-style: none; margin: 0; padding: 0; }
  li button { all: unset; box-sizing: border-box; display: block; width: 100%; padding: .5rem .7rem; cursor: pointer;
    border-bottom: 1px solid #8883; }
  li button:focus-visible { outline: 2px solid Highlight; outline-offset: -2px; }
  li button[aria-current="true"] { background: color-mix(in srgb, Highlight 20%, Canvas); }
  small { opacity: .75; display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  main { overflow: auto; padding: 1rem; display: flex; flex-direction: column; gap: .7rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: 0; }
  dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
  iframe { flex: 1; min-height: 24rem; border: 1px solid #8886; background: white; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
</head>
<body>
<nav aria-label="Messages">
  <header><label for="to">Recipient</label><input id="to" type="search"><small id="count" role="status"></small></header>
  <ul id="list"></ul>
</nav>
<main id="view"><p>Choose a message.</p></main>
<script>
  const at = (id) => document.getElementById(id);
  const make = (tag, text, extra) => Object.assign(document.createElement(tag), { textContent: text ?? '' }, extra);
  let chosen;
  async function refresh() {
    const query = new URLSearchParams({ limit: 200 });
    if (at('to').value) query.set('to', at('to').value);
    const { messages, count } = await (await fetch('api/messages?' + query)).json();
    at('count').textContent = count + ' messages caught, the newest first';
    at('list').replaceChildren(...messages.map((message) => {
      const button = make('button', message.subject || '(no subject)', { type: 'button', onclick: () => show(message.id) });
      button.append(make('small', message.to.join(', ')), make('small', new Date(message.receivedAt).toLocaleString()));
      button.setAttribute('aria-current', String(message.id === chosen));
      const item = make('li');
      item.append(button);
      return item;
    }));
  }
  async function show(id) {
    chosen = id;
    const message = await (await fetch('api/messages/' + encodeURIComponent(id))).json();
    const facts = make('dl');
    const rows = { From: message.from, To: message.to.join(', '), Received: message.receivedAt, 'Message-ID': message.id };
    for (const [name, value] of Object.entries({ ...rows, ...message.headers })) facts.append(make('dt', name), make('dd', value));
    const parts = [make('h1', message.subject), facts];
    if (message.html) {
      const frame = make('iframe', '', { title: 'The message as HTML' });
      frame.setAttribute('sandbox', '');
      frame.srcdoc = message.html;
      parts.push(frame);
    }
    parts.push(make('h2', 'As text'), make('pre', message.text));
    at('view').replaceChildren(...parts);
    refresh();
  }
  at('to').oninput = refresh;
  refresh();
  setInterval(refresh, 3000);
</script>
</body>
</html>
`;
