package sh.fabrik.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import sh.fabrik.cli.help.CompletionModel.Choice;
import sh.fabrik.cli.help.CompletionModel.Entry;
import sh.fabrik.cli.help.CompletionModel.Word;

/** Completion for bash, and for zsh through its bash mode. Commands and options stand in the script; only values ask fabrik. */
final class BashCompletion {
    /** In zsh a variable of the name "path" would be the PATH, also a local one. */
    private static final String HEAD = """
            # Completion of fabrik for bash. Use: source <(fabrik completion bash)
            _fabrik() {
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} at='' given='' word i
              [[ $current == = ]] && current=''
              [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}
              if [[ $current == --*=* ]]; then  # one word in zsh
                previous=${current%%=*} given=${current%%=*}= current=${current#*=}
              fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                case " $(_fabrik_commands "$at") " in *" $word "*) at="${at:+$at }$word" ;; esac
              done
              local values
              values=$(_fabrik_values "$at" "$previous")
              if [[ $values == @* ]]; then
                _fabrik_asked "${values#@}" "$current"
              elif [[ -n $values ]]; then
                COMPREPLY=($(compgen -W "$values" -- "$current"))
              elif [[ $current == -* ]]; then
                COMPREPLY=($(compgen -W "$(_fabrik_options "$at")" -- "$current"))
              else
                COMPREPLY=($(compgen -W "$(_fabrik_commands "$at")" -- "$current"))
                [[ ${#COMPREPLY[@]} -eq 0 ]] && _fabrik_asked "$(_fabrik_argument "$at")" "$current"
              fi
              [[ -n $given ]] && COMPREPLY=("${COMPREPLY[@]/#/$given}")
            }

            # What only fabrik knows, or files.
            _fabrik_asked() {
              local kind=${1%+file}
              COMPREPLY=()
              if [[ $1 == words:* ]]; then COMPREPLY=($(compgen -W "${1#words:}" -- "$2")); return; fi
              if [[ -n $kind && $kind != file ]]; then
                local IFS=$'\\n'
                COMPREPLY=($(compgen -W "$(fabrik complete "$kind" "$2" 2>/dev/null | cut -f1)" -- "$2"))
              fi
              if [[ $1 == *file ]]; then
                compopt -o filenames 2>/dev/null
                COMPREPLY+=($(compgen -f -- "$2"))
              fi
            }
            """;

    private BashCompletion() {}

    static String script(List<Entry> entries) {
        return HEAD
                + function(
                        "_fabrik_commands",
                        "$1",
                        entries.stream()
                                .map(entry -> when(entry.path(), words(entry.subcommands())))
                                .toList())
                + function(
                        "_fabrik_options",
                        "$1",
                        entries.stream()
                                .map(entry -> when(
                                        entry.path(),
                                        entry.options().stream()
                                                .flatMap(option -> option.names().stream())
                                                .collect(Collectors.joining(" "))))
                                .toList())
                + function(
                        "_fabrik_argument",
                        "$1",
                        entries.stream()
                                .filter(entry -> entry.argument().isPresent())
                                .map(entry -> when(
                                        entry.path(),
                                        entry.argument()
                                                .map(BashCompletion::source)
                                                .orElse("")))
                                .toList())
                + function(
                        "_fabrik_values",
                        "$1:$2",
                        entries.stream()
                                .flatMap(entry -> entry.options().stream()
                                        .filter(Choice::takesValue)
                                        .map(option -> values(entry.path(), option)))
                                .toList())
                + "complete -F _fabrik fabrik\n";
    }

    private static String function(String name, String subject, List<String> cases) {
        return name + "() {\n  case \"" + subject + "\" in\n" + String.join("", cases) + "  esac\n}\n\n";
    }

    private static String when(String pattern, String answer) {
        return "    '" + pattern + "') echo '" + answer + "' ;;\n";
    }

    private static String values(String path, Choice option) {
        String pattern = option.names().stream()
                .map(name -> "'" + path + ":" + name + "'")
                .collect(Collectors.joining(" | "));
        String words = option.words().isEmpty() ? "@" + source(option) : String.join(" ", option.words());
        return "    " + pattern + ") echo '" + words + "' ;;\n";
    }

    /** Words, a kind, a file, a kind or a file, or nothing. */
    private static String source(Choice choice) {
        if (!choice.words().isEmpty()) {
            return "words:" + String.join(" ", choice.words());
        }
        String kind = choice.kind().orElse("");
        return choice.file() ? kind.isEmpty() ? "file" : kind + "+file" : kind;
    }

    private static String words(List<Word> words) {
        return words.stream().map(Word::word).collect(Collectors.joining(" "));
    }
}
