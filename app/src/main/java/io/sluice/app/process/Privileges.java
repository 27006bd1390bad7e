package io.sluice.app.process;

import io.sluice.app.message.Console;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.net.process.ProcessIdentity;
import io.sluice.net.process.ProcessLimits;

/** Gives up what only the start needed: the view of the whole file system ({@code chroot}) and root's rights ({@code user}, {@code group}). */
final class Privileges {

    private Privileges() {
    }

    static void giveUp(GlobalSection global, Console console) throws StartFailure {
        if (global.chroot != null && (RuntimeFiles.load() < 0 || ProcessLimits.changeRoot(global.chroot) < 0)) {
            throw new StartFailure("[sluice.main()] Cannot chroot(" + global.chroot + ").");
        }
        // As in HAProxy the groups go with the group: without one they stay, and whoever may not change them is told so.
        if (global.gid > 0 && ProcessIdentity.supplementaryGroups() > 0 && ProcessIdentity.setSupplementaryGroups(new int[0]) < 0) {
            console.warning("[sluice.main()] Failed to drop supplementary groups. Using 'gid'/'group' without 'uid'/'user' is generally useless.");
        }
        if (global.gid > 0 && global.gid != ProcessIdentity.effectiveGroupId() && ProcessIdentity.setGroup(global.gid) < 0) {
            throw new StartFailure("[sluice.main()] Cannot set gid " + global.gid + ".");
        }
        if (global.uid > 0 && global.uid != ProcessIdentity.effectiveUserId() && ProcessIdentity.setUser(global.uid) < 0) {
            throw new StartFailure("[sluice.main()] Cannot set uid " + global.uid + ".");
        }
        if (global.dumpable && ProcessLimits.allowMemoryImage() < 0) {
            console.warning("[sluice.main()] Failed to set the dumpable flag, no core will be dumped.");
        }
    }
}
