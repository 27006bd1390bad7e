package io.sluice.app.process;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.net.process.ProcessIdentity;
import io.sluice.net.process.ProcessLimits;

/** Gives up what only the start needed: the view of the whole file system ({@code chroot}) and root's rights ({@code user}, {@code group}). */
final class Privileges {

    private Privileges() {
    }

    static void giveUp(GlobalSection global) throws StartFailure {
        if (global.chroot != null && (RuntimeFiles.load() < 0 || ProcessLimits.changeRoot(global.chroot) < 0)) {
            throw new StartFailure("[sluice.main()] Cannot chroot(" + global.chroot + ").");
        }
        boolean root = ProcessIdentity.effectiveUserId() == 0;
        if ((global.gid > 0 || global.uid > 0) && root && ProcessIdentity.setSupplementaryGroups(new int[0]) < 0) {
            throw new StartFailure("[sluice.main()] Failed to drop supplementary groups.");
        }
        if (global.gid > 0 && global.gid != ProcessIdentity.effectiveGroupId() && ProcessIdentity.setGroup(global.gid) < 0) {
            throw new StartFailure("[sluice.main()] Cannot set gid " + global.gid + ".");
        }
        if (global.uid > 0 && global.uid != ProcessIdentity.effectiveUserId() && ProcessIdentity.setUser(global.uid) < 0) {
            throw new StartFailure("[sluice.main()] Cannot set uid " + global.uid + ".");
        }
    }
}
