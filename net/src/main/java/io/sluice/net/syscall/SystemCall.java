package io.sluice.net.syscall;

/**
 * The numbers of the system calls the program makes. Calls that only one family has are left out in favour of the newer
 * form that both have ({@code epoll_pwait} for {@code epoll_wait}, {@code ppoll} for {@code poll}, the {@code …at} calls).
 */
public enum SystemCall {

    READ(0, 63),
    WRITE(1, 64),
    CLOSE(3, 57),
    SIGNAL_ACTION(13, 134),
    SIGNAL_MASK(14, 135),
    GET_PID(39, 172),
    SOCKET(41, 198),
    CONNECT(42, 203),
    SEND_TO(44, 206),
    RECEIVE_FROM(45, 207),
    SHUTDOWN(48, 210),
    BIND(49, 200),
    LISTEN(50, 201),
    GET_SOCKET_NAME(51, 204),
    GET_PEER_NAME(52, 205),
    SOCKET_PAIR(53, 199),
    SET_SOCKET_OPTION(54, 208),
    GET_SOCKET_OPTION(55, 209),
    KILL(62, 129),
    FILE_CONTROL(72, 25),
    CHANGE_DIRECTORY(80, 49),
    UMASK(95, 166),
    GET_UID(102, 174),
    GET_GID(104, 176),
    GET_EFFECTIVE_UID(107, 175),
    GET_EFFECTIVE_GID(108, 177),
    PROCESS_CONTROL(157, 167),
    SEND_MESSAGE(46, 211),
    RECEIVE_MESSAGE(47, 212),
    CHANGE_ROOT(161, 51),
    EPOLL_CONTROL(233, 21),
    CHANGE_OWNER_AT(260, 54),
    UNLINK_AT(263, 35),
    RENAME_AT(264, 38),
    LINK_AT(265, 37),
    CHANGE_MODE_AT(268, 53),
    PPOLL(271, 73),
    SPLICE(275, 76),
    EPOLL_PWAIT(281, 22),
    ACCEPT4(288, 242),
    EVENT_DESCRIPTOR(290, 19),
    EPOLL_CREATE(291, 20),
    PIPE(293, 59),
    LIMIT(302, 261),
    SEND_MANY(307, 269),
    STATUS(332, 291);

    private static final Architecture CURRENT = Architecture.current();

    private final int onX8664;
    private final int onAarch64;

    SystemCall(int onX8664, int onAarch64) {
        this.onX8664 = onX8664;
        this.onAarch64 = onAarch64;
    }

    /** The number on the running machine. */
    public long number() {
        return number(CURRENT);
    }

    int number(Architecture architecture) {
        return architecture == Architecture.X86_64 ? onX8664 : onAarch64;
    }
}
