import { expect, test } from 'vitest';
import { splitCommands } from './command-reader.ts';

test.each([
  'echo "a',
  "echo 'a",
  'echo "$(ls',
  'kubectl get pods \\',
  'kubectl get pods |',
  'a && # both',
  'for i in 1 2; do',
  'for i in 1 2; do echo "$i"',
  'while true\ndo sleep 1',
  'if [ -f a ]; then echo a; else',
  'case $x in a) echo;; b)',
  'f() {',
  'f()',
  'function f',
  '(cd /tmp; ls',
  'x=$((1 +',
  '{ echo; ',
  'cat <<EOF > x.txt',
  "cat <<'EOF' | kubectl apply -f -\nkind: Pod # '",
  'cat <<-EOF\n\ta\n  EOF',
  'echo `ls',
  'echo ${x:-a',
])('waits for more after %j', (text) => {
  expect(splitCommands(text)).toEqual({ commands: [], rest: text });
});

test.each([
  ['echo a\necho b', ['echo a', 'echo b']],
  [
    "cat <<'EOF' | kubectl apply -f -\na: \"b # '\nEOF\nkubectl get pods",
    ["cat <<'EOF' | kubectl apply -f -\na: \"b # '\nEOF", 'kubectl get pods'],
  ],
  ['cat <<A <<"B b"\n1\nA\n2\nB b\nls', ['cat <<A <<"B b"\n1\nA\n2\nB b', 'ls']],
  ["for i in 1 2\ndo echo $i # it's\ndone | sort\nls", ["for i in 1 2\ndo echo $i # it's\ndone | sort", 'ls']],
  ['a \\\n  -b\n\n# only said\nc |\n\n d', ['a \\\n  -b', '# only said', 'c |\n\n d']],
  ['f() {\n  if x; then y; fi\n}\nf', ['f() {\n  if x; then y; fi\n}', 'f']],
  ['f()\n{ a; }\nfunction g { b; }', ['f()\n{ a; }', 'function g { b; }']],
  ['case $x in\n  a|b) echo "c)";;\n  *) (d);;\nesac', ['case $x in\n  a|b) echo "c)";;\n  *) (d);;\nesac']],
  ['echo do if { case', ['echo do if { case']],
  [
    'echo $((1 << 2)); ((x = 1)); for ((;;)); do break; done',
    ['echo $((1 << 2)); ((x = 1)); for ((;;)); do break; done'],
  ],
  ['((a); b)\n( (a) )', ['((a); b)', '( (a) )']],
  ["echo \"a 'b' $(echo \"c)\") d\" $'it\\'s' \\' <<< 'x'", ["echo \"a 'b' $(echo \"c)\") d\" $'it\\'s' \\' <<< 'x'"]],
  [
    "kubectl get pods -o jsonpath='{.items[*].a}' -l 'a in (b)' 2>&1 >/dev/null &",
    ["kubectl get pods -o jsonpath='{.items[*].a}' -l 'a in (b)' 2>&1 >/dev/null &"],
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  ['echo ${x#a} ${y:-"}"} {a,b} a#b', ['echo ${x#a} ${y:-"}"} {a,b} a#b']],
  ['done\n)\nfi', ['done', ')', 'fi']],
  ['if a; then b; done', ['if a; then b; done']],
  ['while read a b; do echo $a; done < <(ls)', ['while read a b; do echo $a; done < <(ls)']],
])('splits %j where a shell runs it', (text, commands) => {
  expect(splitCommands(text)).toEqual({ commands, rest: '' });
});
