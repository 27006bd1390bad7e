package io.sluice.net.process;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.NativeCall;
import io.sluice.net.syscall.SystemCall;

/**
 * Who the process is to the system, and how it gives privileges up.
 *
 * <p>The setters call the C library and not the kernel: the kernel changes one thread only, the library makes every thread follow, and
 * a Java process always has many. They go through the common call shape, so nothing is linked that a configuration without
 * {@code user} or {@code group} would pay for. Order when giving up root: groups, then group, then user.
 */
public final class ProcessIdentity {

    private static final int MOST_GROUPS = 65_536;

    private ProcessIdentity() {
    }

    public static int processId() {
        return (int) system(SystemCall.GET_PID);
    }

    public static int userId() {
        return (int) system(SystemCall.GET_UID);
    }

    public static int effectiveUserId() {
        return (int) system(SystemCall.GET_EFFECTIVE_UID);
    }

    public static int groupId() {
        return (int) system(SystemCall.GET_GID);
    }

    public static int effectiveGroupId() {
        return (int) system(SystemCall.GET_EFFECTIVE_GID);
    }

    private static long system(SystemCall number) {
        return NativeCall.collected().system(number, 0, 0, 0, 0, 0, 0);
    }

    /** Changes real, effective and saved user of all threads; zero or a negated error number. */
    public static int setUser(int userId) {
        return library("setuid", userId, 0);
    }

    /** Changes the group of all threads. */
    public static int setGroup(int groupId) {
        return library("setgid", groupId, 0);
    }

    /** How many supplementary groups the process has. */
    public static int supplementaryGroups() {
        return library("getgroups", 0, 0);
    }

    /** Replaces the supplementary groups of all threads; none for an empty array. */
    public static int setSupplementaryGroups(int[] groupIds) {
        if (groupIds.length > MOST_GROUPS) {
            return -Errno.EINVAL;
        }
        long list = Memory.allocate(Math.max(4L, 4L * groupIds.length));
        for (int i = 0; i < groupIds.length; i++) {
            Memory.putInt(list + 4L * i, groupIds[i]);
        }
        return library("setgroups", groupIds.length, list);
    }

    private static int library(String function, long a, long b) {
        NativeCall call = NativeCall.collected();
        int result = (int) call.call(NativeCall.function(function), a, b, 0, 0, 0, 0, 0);
        return result < 0 ? -call.errno() : result;
    }
}
