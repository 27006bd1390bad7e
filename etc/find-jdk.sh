# Finds a JDK 25 or later and leaves its folder in JAVA_HOME and its version in sluice_java_release. Sourced by mvnw, sluice and
# sluicectl; normally starts no process.
#
# Order: JAVA_HOME, the java on the PATH, the usual places. A JDK tells its version in its `release` file, so no JVM is started
# to ask for it. With need_compiler=yes a folder without javac does not count.

sluice_java_version=25

# Succeeds when the folder $1 is a JDK that is new enough.
sluice_is_jdk() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    [ "${need_compiler:-no}" = no ] || [ -x "$1/bin/javac" ] || return 1
    while IFS='=' read -r sluice_key sluice_value; do
        [ "$sluice_key" = JAVA_VERSION ] || continue
        sluice_value=${sluice_value#\"}
        sluice_java_release=${sluice_value%\"}
        sluice_value=${sluice_value%%[!0-9]*}
        [ "${sluice_value:-0}" -ge "$sluice_java_version" ]
        return
    done < "$1/release"
    return 1
}

# Succeeds with JAVA_HOME set when the java on the PATH belongs to a JDK that is new enough.
sluice_jdk_on_path() {
    sluice_path=$PATH:
    while [ -n "$sluice_path" ]; do
        sluice_folder=${sluice_path%%:*}
        sluice_path=${sluice_path#*:}
        [ -x "$sluice_folder/java" ] || continue
        if [ -L "$sluice_folder/java" ]; then
            # Through links such as /etc/alternatives; the only place where a process is started, and only without JAVA_HOME.
            sluice_folder=$(readlink -f "$sluice_folder/java") || return 1
            sluice_folder=${sluice_folder%/java}
        fi
        sluice_is_jdk "${sluice_folder%/bin}" && JAVA_HOME=${sluice_folder%/bin}
        return
    done
    return 1
}

sluice_find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && sluice_is_jdk "$JAVA_HOME"; then
        export JAVA_HOME
        return 0
    fi
    if sluice_jdk_on_path; then
        export JAVA_HOME
        return 0
    fi
    for sluice_folder in /usr/lib/jvm/* /opt/* /opt/*/* /usr/local/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
        "${HOME:-/nonexistent}"/.jdks/* /usr/java/*; do
        if sluice_is_jdk "$sluice_folder"; then
            JAVA_HOME=$sluice_folder
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}
