# What the launchers sluice and sluicectl share: finding Java, building when needed, the AOT cache. Sourced with `here` as the
# folder of the project. The usual case, everything being up to date, starts one process (find) and takes a few milliseconds.

. "$here/etc/find-jdk.sh"

# Options that must be the same when a cache is recorded and when it is used.
sluice_java_options='-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:-UsePerfData --enable-native-access=ALL-UNNAMED'

sluice_fail() {
    echo "$sluice_name: $*" >&2
    exit 1
}

# Succeeds when a source is newer than the program built from it. A folder is newer when a file in it came or went.
sluice_is_stale() {
    [ -f "$sluice_jar" ] || return 0
    sluice_newer=$(cd "$here" && find pom.xml $sluice_sources -newer "$sluice_module/target/dist/$sluice_name.jar" -print -quit) || return 0
    [ -n "$sluice_newer" ]
}

# Runs "$@" while nobody else of this folder builds or records; the lock's descriptor stays inside.
sluice_alone() {
    mkdir -p "$here/$sluice_module/target"
    if command -v flock > /dev/null; then
        (flock 9 && "$@" 9>&-) 9> "$here/$sluice_module/target/launch.lock"
    else
        ("$@")
    fi
}

sluice_build() {
    # Whoever waited for the lock finds everything done.
    sluice_is_stale || return 0
    sluice_log=$here/$sluice_module/target/build.log
    echo "$sluice_name: building, which takes a minute the first time" >&2
    : > "$sluice_log.start"
    : > "$sluice_log"
    {
        "$here/mvnw" -f "$here/pom.xml" -B -Dquick -Dmaven.test.skip=true -pl "$sluice_module" -am package 2>&1 < /dev/null
        echo "status $?"
    } | while IFS= read -r sluice_line; do
        printf '%s\n' "$sluice_line" >> "$sluice_log"
        case $sluice_line in
            *'Building sluice-'*)
                sluice_line=${sluice_line##*Building sluice-}
                echo "$sluice_name:   ${sluice_line%% *}" >&2
                ;;
        esac
    done
    case $(tail -n 1 "$sluice_log") in
        *'status 0') ;;
        *) sluice_build_failed ;;
    esac
    # The time at which the build began: a source that was changed meanwhile is newer.
    touch -r "$sluice_log.start" "$sluice_jar"
}

sluice_build_failed() {
    grep -E 'ERROR|^mvnw:' "$sluice_log" | head -n 20 >&2
    sluice_fail "the build failed; all of its output is in $sluice_log"
}

# Records an AOT cache by letting the program work for a few seconds. Without a cache the program runs as well, only its start is slower.
sluice_record() {
    [ ! "$sluice_cache" -nt "$sluice_jar" ] || return 0
    echo "$sluice_name: recording an AOT cache, once" >&2
    # shellcheck disable=SC2086
    if ! "$JAVA_HOME/bin/java" $sluice_java_options -Xmx256m "-XX:AOTCacheOutput=$sluice_cache.new" -cp "$sluice_jar" "$sluice_training" \
        > "$sluice_cache.log" 2>&1 < /dev/null; then
        echo "$sluice_name: no AOT cache could be recorded, so the start is slower; see $sluice_cache.log" >&2
        # An empty file says that it was tried.
        : > "$sluice_cache.new"
    fi
    rm -f "${sluice_cache%-*}"-*.aot
    mv -f "$sluice_cache.new" "$sluice_cache"
}

# sluice_prepare NAME MODULE TRAINING-CLASS SOURCE-FOLDERS: leaves JAVA_HOME, sluice_jar and sluice_cache_option.
sluice_prepare() {
    sluice_name=$1
    sluice_module=$2
    sluice_training=$3
    sluice_sources=$4
    sluice_jar=$here/$sluice_module/target/dist/$sluice_name.jar
    sluice_find_jdk ||
        sluice_fail "needs Java $sluice_java_version or later: install one (for example Eclipse Temurin 25) or set JAVA_HOME to its folder"
    if [ -z "${SLUICE_NO_BUILD-}" ] && [ -f "$here/pom.xml" ] && sluice_is_stale; then
        sluice_alone sluice_build || exit 1
    fi
    [ -f "$sluice_jar" ] || sluice_fail "there is no $sluice_jar"
    sluice_cache=${sluice_jar%.jar}-$sluice_java_release.aot
    if [ -n "$sluice_training" ] && [ -z "${SLUICE_NO_BUILD-}" ] && [ ! "$sluice_cache" -nt "$sluice_jar" ] && [ -w "${sluice_cache%/*}" ]; then
        sluice_alone sluice_record
    fi
    sluice_cache_option=
    if [ -s "$sluice_cache" ] && [ "$sluice_cache" -nt "$sluice_jar" ]; then
        sluice_cache_option=-XX:AOTCache=$sluice_cache
    fi
}
