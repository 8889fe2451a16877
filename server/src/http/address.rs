//! The address a request comes from, for throttles only; never stored in the clear, never logged.
//!
//! Behind a proxy every connection comes from the proxy. What it forwards is believed only when its address is among
//! `--trusted-proxy`: anybody else could write any address there and never be slowed down.

use crate::state::AppState;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

const FORWARDED: &str = "x-forwarded-for";

/// The client's address; `unknown` when the service runs without sockets, as in tests.
#[derive(Debug, Clone)]
pub struct ClientAddress(pub String);

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let proxies = &state.config.trusted_proxies;
        let client = peer.map(|ConnectInfo(peer)| behind(peer.ip(), &parts.headers, proxies).to_string());
        Ok(Self(client.unwrap_or_else(|| "unknown".to_owned())))
    }
}

/// The last address in the forwarded ones that is not a trusted proxy's own: those before it anybody can write.
fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let mut client = peer.to_canonical();
    let forwarded = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        let Some(before) = proxies.contains(&client).then(|| hop.parse::<IpAddr>().ok()).flatten() else {
            break;
        };
        client = before.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED, value.parse().unwrap());
        }
        let proxies = ["127.0.0.1", "10.0.0.2"].map(|proxy| proxy.parse().unwrap());
        behind(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_says_who_is_behind_it() {
        assert_eq!(seen("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(seen("127.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("::ffff:127.0.0.1", &["2001:db8::1"]), "2001:db8::1");
        assert_eq!(seen("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn what_a_client_wrote_before_is_not_believed() {
        assert_eq!(seen("127.0.0.1", &["192.0.2.7, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("127.0.0.1", &["192.0.2.7", "198.51.100.1, 10.0.0.2"]), "198.51.100.1");
        assert_eq!(seen("127.0.0.1", &["198.51.100.1, nonsense"]), "127.0.0.1");
    }
}
