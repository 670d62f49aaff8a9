/** The pages on which people sign in, without scripts. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0;color:#1a1b1e;background:#f1f3f5}
main{background:#fff;padding:2rem;border-radius:8px;width:min(22rem,85vw);box-shadow:0 1px 4px #0003}
h1{font-size:1.3rem;margin:0 0 1rem}label{display:block;margin:.8rem 0 .2rem}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #868e96;border-radius:4px}
button{font:inherit;margin-top:1.2rem;padding:.55rem 1rem;width:100%;border:0;border-radius:4px;background:#1864ab;color:#fff;cursor:pointer}
p{margin:.6rem 0}.fault{color:#a61e1e}</style></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;
}

export function signInPage(client: string, people: readonly string[], fault?: string): string {
  const told = fault ? `<p class="fault" role="alert">${escape(fault)}</p>` : '';
  return page(
    'Sign in',
    `<p>to ${escape(client)}</p>${told}<form method="post">
<label for="name">Name</label><input id="name" name="name" autocomplete="username" required autofocus>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Sign in</button></form><p>One of ${people.map(escape).join(', ')}; the launcher prints the password.</p>`,
  );
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
