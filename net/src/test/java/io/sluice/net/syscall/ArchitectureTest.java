package io.sluice.net.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Pattern NUMBER = Pattern.compile("#define __NR(?:3264)?_(\\w+)\\s+(\\d+)");

    /** The kernel's own names, where they are not the lower-case form of ours. */
    private static final Map<String, String> KERNEL_NAMES = Map.ofEntries(
        Map.entry("SIGNAL_ACTION", "rt_sigaction"), Map.entry("SIGNAL_MASK", "rt_sigprocmask"), Map.entry("GET_PID", "getpid"),
        Map.entry("SEND_TO", "sendto"), Map.entry("RECEIVE_FROM", "recvfrom"), Map.entry("GET_SOCKET_NAME", "getsockname"),
        Map.entry("GET_PEER_NAME", "getpeername"), Map.entry("SOCKET_PAIR", "socketpair"), Map.entry("SET_SOCKET_OPTION", "setsockopt"),
        Map.entry("GET_SOCKET_OPTION", "getsockopt"), Map.entry("FILE_CONTROL", "fcntl"), Map.entry("CHANGE_DIRECTORY", "chdir"),
        Map.entry("GET_UID", "getuid"), Map.entry("GET_GID", "getgid"), Map.entry("GET_EFFECTIVE_UID", "geteuid"),
        Map.entry("GET_EFFECTIVE_GID", "getegid"), Map.entry("CHANGE_ROOT", "chroot"), Map.entry("EPOLL_CONTROL", "epoll_ctl"),
        Map.entry("CHANGE_OWNER_AT", "fchownat"), Map.entry("UNLINK_AT", "unlinkat"), Map.entry("RENAME_AT", "renameat"),
        Map.entry("LINK_AT", "linkat"), Map.entry("PROCESS_CONTROL", "prctl"),
        Map.entry("SEND_MESSAGE", "sendmsg"), Map.entry("RECEIVE_MESSAGE", "recvmsg"),
        Map.entry("CHANGE_MODE_AT", "fchmodat"), Map.entry("EVENT_DESCRIPTOR", "eventfd2"), Map.entry("EPOLL_CREATE", "epoll_create1"),
        Map.entry("PIPE", "pipe2"), Map.entry("LIMIT", "prlimit64"), Map.entry("SEND_MANY", "sendmmsg"), Map.entry("STATUS", "statx"));

    @Test
    void everyNumberAgreesWithTheKernelHeadersOfX8664() throws IOException {
        assertNumbers(Architecture.X86_64, Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"));
    }

    @Test
    void everyNumberAgreesWithTheGenericKernelHeadersThatAarch64Uses() throws IOException {
        assertNumbers(Architecture.AARCH64, Path.of("/usr/include/asm-generic/unistd.h"));
    }

    private static void assertNumbers(Architecture architecture, Path header) throws IOException {
        Assumptions.assumeTrue(Files.exists(header), "no kernel headers here");
        Map<String, Integer> numbers = new HashMap<>();
        Matcher matcher = NUMBER.matcher(Files.readString(header, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            numbers.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        }
        for (SystemCall call : SystemCall.values()) {
            String name = KERNEL_NAMES.getOrDefault(call.name(), call.name().toLowerCase(Locale.ROOT));
            assertThat(call.number(architecture)).as(name).isEqualTo(numbers.get(name));
        }
    }

    @Test
    void theEventStructureIsPackedOnX8664AndPaddedOnAarch64() {
        assertThat(Architecture.X86_64.epollEventSizeBytes()).isEqualTo(12);
        assertThat(Architecture.X86_64.epollTokenOffset()).isEqualTo(4);
        assertThat(Architecture.AARCH64.epollEventSizeBytes()).isEqualTo(16);
        assertThat(Architecture.AARCH64.epollTokenOffset()).isEqualTo(8);
    }

    @Test
    void javaNamesOfBothMachinesAreKnown() {
        assertThat(Architecture.named("Linux", "amd64")).isEqualTo(Architecture.X86_64);
        assertThat(Architecture.named("Linux", "aarch64")).isEqualTo(Architecture.AARCH64);
    }

    @Test
    void anyOtherPlatformIsRefusedBecauseItsNumbersMeanOtherCalls() {
        assertThatThrownBy(() -> Architecture.named("Linux", "riscv64")).isInstanceOf(UnsupportedOperationException.class)
            .hasMessageContaining("riscv64");
        assertThatThrownBy(() -> Architecture.named("Mac OS X", "aarch64")).isInstanceOf(UnsupportedOperationException.class);
    }
}
