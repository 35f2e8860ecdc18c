# Prints model, memory and cpu of a spec in JSON, one "name value" a line, for when there is no Java to read it. Reads the whole
# document as JSON; whatever it is not sure of, it leaves out, and of a document that is not right it prints nothing.

{ text = text $0 "\n" }

END {
  at = 1; size = length(text); sound = 1
  value("")
  blanks()
  if (!sound || at <= size) exit 0
  if (plain["model"] ~ /^[A-Za-z0-9][A-Za-z0-9 ._:\/@'-]*$/) print "model " plain["model"]
  memory = ("resources.limits.memory" in seen) ? plain["resources.limits.memory"] : plain["resources.memory"]
  cpu = ("resources.limits.cpu" in seen) ? plain["resources.limits.cpu"] : plain["resources.cpu"]
  if (memory ~ /^[1-9][0-9]*([.][0-9]+)?(Mi|Gi|Ti|M|G|T)$/) print "memory " memory
  if (cpu ~ /^[1-9][0-9]*m$/ || cpu ~ /^[0-9]+([.][0-9]+)?$/ && cpu + 0 > 0) print "cpu " cpu
}

function fail() { sound = 0; at = size + 1 }

function blanks() { while (at <= size && index(" \t\r\n", substr(text, at, 1))) at++ }

function value(path,    c) {
  blanks()
  seen[path] = 1
  delete plain[path]
  c = substr(text, at, 1)
  if (c == "{") object(path)
  else if (c == "[") array(path)
  else if (c == "\"") { c = string(); if (sure) plain[path] = c }
  else if (match(substr(text, at, 400), /^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?/)) { plain[path] = substr(text, at, RLENGTH); at += RLENGTH }
  else if (match(substr(text, at, 5), /^(true|false|null)/)) at += RLENGTH
  else fail()
}

function object(path,    key, below) {
  at++; blanks()
  if (substr(text, at, 1) == "}") { at++; return }
  while (sound) {
    blanks()
    if (substr(text, at, 1) != "\"") { fail(); return }
    key = string(); if (!sure) key = "?"
    blanks()
    if (substr(text, at, 1) != ":") { fail(); return }
    at++
    below = path == "" ? key : path "." key
    if (index(key, ".")) below = path ".?"
    value(below)
    blanks()
    if (substr(text, at, 1) == ",") { at++; continue }
    if (substr(text, at, 1) == "}") at++; else fail()
    return
  }
}

function array(path) {
  at++; blanks()
  if (substr(text, at, 1) == "]") { at++; return }
  while (sound) {
    value(path ".[]")
    blanks()
    if (substr(text, at, 1) == ",") { at++; continue }
    if (substr(text, at, 1) == "]") at++; else fail()
    return
  }
}

function string(    rest, closing) {  # a string with escapes is passed over and not sure
  sure = 1
  rest = substr(text, at + 1)
  closing = match(rest, /["\\]/)
  if (closing && substr(rest, closing, 1) == "\"") { at += closing + 1; return substr(rest, 1, closing - 1) }
  sure = 0
  if (match(rest, /^([^"\\]|\\.)*"/)) { at += RLENGTH + 1; return "" }
  fail()
  return ""
}
