package io.sluice.control.command.session;

import io.sluice.control.command.ControlClient;
import io.sluice.control.command.WallTime;

/** A client of the Runtime API in the layouts of {@code show sess}; it has no backend and no server. */
final class ClientText {
    private ClientText() {
    }

    static String line(ControlClient client) {
        String idle = WallTime.human(client.idleTimeoutMs(), "");
        return StreamIdentifier.text(client.number()) + ": proto=" + client.protocol() + " src=" + client.source()
                + " fe=GLOBAL be=<NONE> srv=<none> ts=00 epoch=0 age=" + WallTime.human(client.ageMs(), "")
                + " calls=1 rate=0 cpu=0 lat=0 rq[f=0h,i=0,an=00h,ax=] rp[f=0h,i=0,an=00h,ax=]"
                + " scf=[8,0h,fd=-1,rex=" + idle + ",wex=] scb=[8,0h,fd=-1,rex=,wex=] exp=" + idle + " rc=0 c_exp=\n";
    }

    static String large(ControlClient client, long wallMs) {
        String idle = WallTime.human(client.idleTimeoutMs(), "");
        return StreamIdentifier.text(client.number()) + ": [" + WallTime.millis(wallMs - client.ageMs()) + "000] id="
                + StreamIdentifier.shortId(client.number()) + " proto=" + client.protocol() + " source=" + client.source() + "\n"
                + "  flags=0x0, conn_retries=0, conn_exp=<NEVER> conn_et=0x000 srv_conn=(nil), pend_pos=(nil) waiting=0 epoch=0\n"
                + "  frontend=GLOBAL (id=0 mode=tcp), listener=? (id=1) addr=" + client.source() + "\n"
                + "  backend=<NONE> (id=-1 mode=-)\n"
                + "  server=<NONE> (id=-1)\n"
                + "  task=(nil) (state=0x00 nice=0 calls=1 rate=0 exp=" + idle + " tid=0 age=" + WallTime.human(client.ageMs(), "") + ")\n"
                + "  scf=(nil) flags=0x00000000 state=EST fd=-1 rex=" + idle + " wex=<NEVER>\n";
    }
}
